-- coverage equals an independent recount
-- The statement that fills coverage and the figures disagree.
with recount as (
    select
        indicator, part, period_end, if(level = 'reporting_unit', 'trust', level) as level, "group", source,
        array_length(array_agg(distinct organisation)) as units
    from figure
    where value is not null and status <> 'quarantined' and breakdown = '' and statistic <> 'base'
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
    -- Headcounts by grade count for the workforce as a whole, which the recount by figure does not know.
    and source not in (select source from progression)
    and (coverage.with_figure is distinct from recount.units or coverage.with_figure > coverage.out_of)
order by all
