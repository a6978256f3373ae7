-- Not a table: value_input, and beside it the inputs that a row names itself or that follow from its key.
create view measure_source as
from value_input
union all
select value_id, "role", input
from (
    unpivot (select value_id, bme_figure as bme, white_figure as white, everyone_figure as everyone from measure)
    on bme, white, everyone into name "role" value input
)
where input <> ''
union all
select value_id, 'rate', figure_id from group_rate
union all
-- Each group is held against White British of the same publication.
select held.value_id, 'british', british.value_id
from group_rate as held
join group_rate as british using (organisation, indicator, part, period_end)
where british."group" = 'white_british' and held."group" <> 'white_british'
    and held.value is not null and british.value is not null
union all
-- A ratio within trusts stands beside that of the summed counts.
select pooled_ratio.value_id, 'summed', measure.value_id
from pooled_ratio
join measure using (organisation, indicator, part, period_end, series)
where measure.breakdown = ''
union all
select standing.value_id, 'measured', measure.value_id
from standing
join measure using (organisation, indicator, part, period_end, series)
where measure.breakdown = ''
union all
select mark.value_id, 'criterion', mark_criterion.value_id
from mark
join mark_criterion using (organisation, wres_year, version)
union all
-- How far a programme reaches is told out of the BME staff of its year.
select programme_id, 'bme_staff', programme_staff.value_id
from programme_staff
join programme using (programme_id)
where programme.participants is not null;
