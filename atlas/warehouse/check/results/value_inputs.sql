-- every computed value has inputs, and every input exists
-- Whatever computes a value must name what it computed it from; see value_inputs.py, sql/71_measure_source.sql and sql/72_ladder_source.sql.
with computed as (
    select value_id, 'measure' as "table", coalesce(bme, white, everyone, difference, ratio_published) as value from measure
    union all select value_id, 'measure_with_predecessors', coalesce(bme, white) from measure_with_predecessors
    union all select value_id, 'pooled_ratio', coalesce(summed, within) from pooled_ratio
    union all select value_id, 'progression', headcount from progression
    union all select value_id, 'progression_step', ratio from progression_step
    union all select value_id, 'parity', needed from parity
    union all select value_id, 'trend', last_value from trend
    union all select value_id, 'group_rate', value from group_rate
    union all select value_id, 'standing', ratio_harm from standing
    union all select value_id, 'mark', wres_year from mark
    union all select value_id, 'mark_criterion', value from mark_criterion
    union all select value_id, 'coverage', nullif(with_figure + printed, 0) from coverage
),
named as (from value_source),
-- What was read or copied by hand has an id and no inputs.
known as (
    select value_id from computed
    union all select figure_id from figure
    union all select programme_id from programme
    union all select value_id from programme_national
    union all select value_id from risk_assessment_2020
    union all select value_id from leadership_count
    union all select value_id from catchment
)
select 'atlas/warehouse/' || "table", 'no input of ' || value_id
from computed
where value is not null and value_id not in (select value_id from named)
union all
select 'atlas/warehouse/value_inputs.py', concat_ws(' ', value_id, "role", 'names', input, 'which is nowhere')
from named
where input not in (select value_id from known) or value_id not in (select value_id from known)
union all
select 'atlas/warehouse/value_ids.py', value_id || ' stands for ' || count(*) || ' values'
from known
group by value_id
having count(*) > 1
order by all
