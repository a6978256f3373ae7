-- One row: all that is stored of the programme with that id, and the number of BME staff in its year where it is held.
select
    * exclude (programme_id),
    (
        select any_value(headcount)
        from progression
        where progression.organisation = programme.organisation and ladder = 'all' and band = 'total'
            and "group" = 'bme' and wres_year = try_cast(programme."year" as integer)
    ) as bme_staff
from programme
where programme_id = $id
