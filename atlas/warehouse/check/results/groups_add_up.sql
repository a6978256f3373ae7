-- ethnic groups add up to the band
-- A group stands twice, or is missing from data/reference/ethnic_groups.csv.
select
    'data/figures/' || source || '*.csv',
    concat_ws(
        ' ', organisation, snapshot_date, ladder, band, 'groups', sum(headcount), 'band', any_value(everyone)
    )
from progression
-- BME staff are the sum of the specific groups where those are given, and stand for them where they are not.
where "group" <> 'bme' or source not in (select source from progression where "group" = 'asian')
group by source, organisation, snapshot_date, ladder, band
having count(headcount) = count(*) and sum(headcount) <> any_value(everyone)
order by all
