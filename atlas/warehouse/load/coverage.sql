-- How many have a figure, of how many: for each indicator, part, period, level and group, all sources together
-- (source '') and each source. A level or main group without any figure stands with nought. What a trust or the press
-- printed about one trust is no publication about trusts and is counted apart.
insert into coverage
with period as (
    select
        indicator, part, period_kind, period_end,
        coalesce(case when period_kind = 'survey' then survey_year else wres_year end, year(period_end)) as year
    from coverage_figure
    group by all
),
cell as (
    -- The grid of what could have been published, and every group that was.
    select period.*, level, "group"
    from period
    join indicator using (indicator)
    cross join (values ('england'), ('region'), ('icb'), ('trust')) as levels (level)
    cross join (values ('bme'), ('white'), ('all'), ('ratio')) as groups ("group")
    where indicator.standard = 'WRES'
        and case indicator.kind
            when 'likelihood_ratio' then "group" = 'ratio'
            when 'rate' then "group" in ('bme', 'white', 'all')
            else "group" = 'bme'
        end
    union
    select period.*, coverage_figure.level, coverage_figure."group"
    from period join coverage_figure using (indicator, part, period_kind, period_end)
),
surveyed as (
    -- Who took part is known from any figure, also one that the publisher suppressed.
    select period_end, count(distinct organisation) as units
    from figure
    where period_kind = 'survey' and level in ('trust', 'reporting_unit')
        and source in (select source from source where provenance <> 'press')
    group by period_end
),
open_trust as (
    select day.period_end, count(*) as trusts
    from (select distinct period_end from period) as day
    join organisation
        on organisation.level = 'trust'
        and coalesce(valid_from, date '1900-01-01') <= day.period_end
        and coalesce(valid_to, date '2999-12-31') >= day.period_end
    group by day.period_end
),
size as (
    select level, count(*) as organisations from organisation group by level
),
counted as (
    select
        indicator, part, period_kind, period_end, level, "group", source,
        count(*) filter (published) as n, count(*) filter (not published) as printed
    from (
        select
            indicator, part, period_kind, period_end, level, "group", '' as source, organisation,
            bool_or(not by_itself) as published
        from coverage_figure group by all
        union all
        select
            indicator, part, period_kind, period_end, level, "group", source, organisation, bool_or(not by_itself)
        from coverage_figure group by all
    )
    group by all
),
filled as (
    select
        cell.indicator, cell.part, cell.period_kind, cell.period_end, cell.year, cell.level, cell."group",
        coalesce(counted.source, '') as source, coalesce(counted.n, 0) as with_figure,
        coalesce(counted.printed, 0) as printed,
        case
            when cell.level <> 'trust' then size.organisations
            when cell.period_kind = 'survey' and surveyed.units is not null then surveyed.units
            else coalesce(open_trust.trusts, 0)
        end as out_of,
        case
            when cell.level = 'england' then nation.name
            when cell.level = 'region' then 'regions'
            when cell.level = 'icb' then 'integrated care systems'
            when cell.period_kind = 'survey' and surveyed.units is not null then 'reporting units surveyed'
            else 'trusts open on the day'
        end as denominator
    from cell
    left join counted using (indicator, part, period_kind, period_end, level, "group")
    left join surveyed using (period_end)
    left join open_trust using (period_end)
    left join size on size.level = cell.level
    left join organisation as nation on nation.level = 'england'
)
select
    '', indicator, part, period_kind, period_end, year, level, "group", source, with_figure, printed, out_of, denominator,
    case
        when level = 'england' and with_figure > 0 then denominator || ' has a figure'
        when level = 'england' then 'No figure for ' || denominator
        when with_figure = 0 then 'None of ' || out_of || ' ' || denominator
        else with_figure || ' of ' || out_of || ' ' || denominator
    end || if(printed > 0, ' (and ' || printed || ' printed by a trust or the press)', '')
from filled
order by indicator, part, period_end, period_kind, level, "group", source
