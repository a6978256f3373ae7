-- ethnic groups add up to the band
-- A group stands twice, or is missing from data/reference/ethnic_groups.csv.
select
    'data/figures/' || source || '*.csv',
    concat_ws(
        ' ', organisation, snapshot_date, ladder, band, 'groups', sum(headcount), 'band', any_value(everyone)
    )
from progression
where "group" <> 'bme'
group by source, organisation, snapshot_date, ladder, band
having sum(headcount) <> any_value(everyone)
order by all
