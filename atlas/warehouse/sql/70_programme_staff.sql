-- Not a table: the number of BME staff on 31 March of the year that is printed with a programme; a year that is a range has none.
create view programme_staff as
select programme.programme_id, progression.value_id, progression.headcount as bme_staff
from programme
join progression
    on progression.organisation = programme.organisation and ladder = 'all' and band = 'total'
    and "group" = 'bme' and progression.wres_year = try_cast(programme."year" as integer)
where progression.headcount is not null;
