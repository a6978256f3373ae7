-- coverage equals an independent recount
-- The statement that fills coverage and the figures disagree.
with held as (
    select
        indicator, if(breakdown = 'all_grades', 'whole', part) as part, period_kind, period_end,
        if(level = 'reporting_unit', 'trust', level) as level,
        if(breakdown = 'all_grades', wres_group, "group") as "group", source, organisation,
        provenance = 'press' and level in ('trust', 'reporting_unit') as apart
    from figure join source using (source) left join ethnic_group on ethnic_group.code = figure."group"
    where value is not null and status not in ('quarantined', 'supplied') and statistic <> 'base'
        and (breakdown = '' or breakdown = 'all_grades' and statistic = 'count')
),
recount as (
    select
        indicator, part, period_kind, period_end, level, "group", if(together, '', source) as source,
        count(distinct organisation) filter (not apart) as units, count(distinct organisation) as with_printed
    from held cross join (values (true), (false)) as both_ways (together)
    group by all
),
took_part as (
    select distinct organisation, period_end
    from figure join source using (source)
    where period_kind = 'survey' and level in ('trust', 'reporting_unit') and provenance not in ('press', 'owner')
),
size as (
    select
        period_kind, period_end,
        if(period_kind = 'survey', (select count(*) from took_part where took_part.period_end = day.period_end), 0)
            as surveyed,
        (
            select count(*) from organisation
            where level = 'trust' and (valid_from is null or valid_from <= day.period_end)
                and (valid_to is null or valid_to >= day.period_end)
        ) as there
    from (select distinct period_kind, period_end from coverage) as day
),
stored as (
    select
        coverage.*,
        case
            when level <> 'trust' then (select count(*) from organisation where organisation.level = coverage.level)
            when surveyed > 0 then surveyed
            else there
        end as every
    from coverage join size using (period_kind, period_end)
)
select
    'atlas/warehouse/load/coverage.sql',
    concat_ws(
        ' ', indicator, part, period_end, level, "group", source, 'stored', with_figure, 'and', printed, 'of', out_of,
        'counted', coalesce(units, 0), 'and', coalesce(with_printed - units, 0), 'of', every
    )
from recount
full join stored using (indicator, part, period_kind, period_end, level, "group", source)
where with_figure is distinct from coalesce(units, 0) or printed is distinct from coalesce(with_printed - units, 0)
    or out_of is distinct from every or with_figure > out_of
order by all
