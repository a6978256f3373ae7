-- every headcount of a ladder is the sum of its inputs
-- The inputs that sql/72_ladder_source.sql names are not those that the ladder was added up from.
with counted as (
    select value_id, headcount as value from progression
    union all
    select figure_id, value from figure where statistic = 'count'
),
summed as (
    select value_source.value_id, sum(counted.value) as value, count(*) - count(counted.value) as hidden
    from value_source join counted on counted.value_id = value_source.input
    where value_source."role" = 'headcount' and starts_with(value_source.value_id, 'p')
    group by value_source.value_id
)
select
    'atlas/warehouse/sql/72_ladder_source.sql',
    concat_ws(
        ' ', organisation, snapshot_date, ladder, band, "group", headcount, 'people, and', summed.value, 'in its inputs'
    )
from progression left join summed using (value_id)
-- A tier may be shown where a band of it is hidden.
where headcount <> coalesce(summed.value, 0) and not (summed.hidden > 0 and headcount > summed.value)
order by all
