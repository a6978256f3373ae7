-- coverage equals an independent recount
-- The statement that fills coverage and the figures disagree.
with recount as (
    select
        indicator, if(breakdown = 'all_grades', 'whole', part) as part, period_end,
        if(level = 'reporting_unit', 'trust', level) as level,
        if(breakdown = 'all_grades', wres_group, "group") as "group", source,
        array_length(array_agg(distinct organisation)) as units
    from figure left join ethnic_group on ethnic_group.code = figure."group"
    where value is not null and status not in ('quarantined', 'supplied') and statistic <> 'base'
        and (breakdown = '' or breakdown = 'all_grades' and statistic = 'count')
    group by all
)
select
    'atlas/warehouse/load/coverage.sql',
    concat_ws(
        ' ', indicator, part, period_end, level, "group", source, 'stored', coverage.with_figure,
        'counted', recount.units, 'of', coverage.out_of
    )
from recount
full join coverage using (indicator, part, period_end, level, "group", source)
where source <> ''
    and (coverage.with_figure is distinct from recount.units or coverage.with_figure > coverage.out_of)
order by all
