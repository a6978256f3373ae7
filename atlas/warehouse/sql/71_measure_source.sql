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
-- How far a programme reaches is told out of the BME staff on 31 March of the year that is printed with it.
select programme.programme_id, 'bme_staff', progression.value_id
from programme
join progression
    on progression.organisation = programme.organisation and ladder = 'all' and band = 'total'
    and "group" = 'bme' and progression.wres_year = try_cast(programme."year" as integer)
where programme.participants is not null and progression.headcount is not null;
