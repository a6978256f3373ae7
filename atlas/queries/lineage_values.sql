-- One row per value asked for by its id: what it is of, and what it is. A measure has the values of both groups.
with named as (
    select
        figure_id as id, 'figure' as kind, organisation, indicator, part, breakdown, "group", '' as what,
        period_kind, period_end, wres_year, survey_year, financial_year, statistic, unit, status, source,
        value, null::double as low, null::double as high, denominator as base,
        null::double as bme, null::double as white, null::double as everyone, null::double as difference,
        null::double as ratio
    from figure
    union all by name
    select
        value_id as id, if(pooled, 'pooled measure', 'measure') as kind, organisation, indicator, part, breakdown,
        '' as "group", '' as what, period_kind, period_end, wres_year, survey_year, financial_year,
        '' as statistic, '' as unit, status, source, bme, white, everyone, difference, ratio_published as ratio
    from (from measure union all by name select * exclude (members) from measure_with_predecessors)
    union all by name
    select
        value_id as id, 'pooled ratio' as kind, organisation, indicator, part, '' as breakdown, '' as "group", '' as what,
        'snapshot' as period_kind, period_end, year as wres_year, '' as financial_year, 'ratio' as statistic,
        'times' as unit, 'estimated' as status, '' as source, within as value, within_low as low, within_high as high
    from pooled_ratio
    union all by name
    select
        value_id as id, 'band' as kind, organisation, 'representation' as indicator, ladder as part, band as breakdown,
        "group", band_label as what, 'snapshot' as period_kind, snapshot_date as period_end, wres_year,
        '' as financial_year, 'count' as statistic, 'people' as unit, status, source, headcount as value, known as base
    from progression
    union all by name
    select
        value_id as id, 'disparity' as kind, organisation, 'race_disparity_ratio' as indicator, ladder as part,
        step as breakdown, "group", '' as what, 'snapshot' as period_kind, snapshot_date as period_end, wres_year,
        '' as financial_year, 'ratio' as statistic, 'times' as unit, 'derived' as status, source, ratio as value,
        low, high
    from progression_step
    union all by name
    select
        value_id as id, 'parity' as kind, organisation, 'staff_to_parity' as indicator, '' as part,
        yardstick as breakdown, 'bme' as "group", '' as what, 'snapshot' as period_kind,
        snapshot_date as period_end, '' as financial_year, 'count' as statistic, 'people' as unit,
        'derived' as status, source, needed as value
    from parity
    union all by name
    select
        value_id as id, 'change' as kind, organisation, indicator, part, '' as breakdown, "group",
        first_year || ' to ' || last_year as what, '' as period_kind, '' as financial_year, '' as statistic,
        '' as unit,
        case when change is not null then 'derived' when reading = 'one point' then 'one year only, so no change'
            else 'no change is computed' end as status,
        '' as source, change as value, change_low as low,
        change_high as high
    from trend
    union all by name
    select
        value_id as id, 'group' as kind, organisation, indicator, part, '' as breakdown, "group", '' as what,
        period_kind, period_end, wres_year, survey_year, '' as financial_year, 'rate' as statistic,
        'per cent' as unit, status, source, value, low, high, base
    from group_rate
    union all by name
    select
        value_id as id, 'place' as kind, organisation, indicator, part, '' as breakdown, '' as "group",
        '' as what, '' as period_kind, period_end, '' as financial_year, 'ratio' as statistic, 'times' as unit,
        'derived' as status, '' as source, ratio_harm as value, ratio_harm_low as low, ratio_harm_high as high
    from standing
    union all by name
    select
        value_id as id, 'mark' as kind, organisation, '' as indicator, '' as part, '' as breakdown, '' as "group",
        mark as what, '' as period_kind, wres_year, '' as financial_year, '' as statistic, '' as unit,
        'derived' as status, '' as source
    from mark
    union all by name
    select
        value_id as id, 'criterion' as kind, organisation, '' as indicator, '' as part, criterion as breakdown,
        '' as "group", title as what, '' as period_kind, wres_year, '' as financial_year, '' as statistic,
        unit, if(value is null, 'not_published', 'derived') as status, source, value, low, high
    from mark_criterion
    union all by name
    -- A count of coverage is of no organisation; it stands with the nation.
    select
        value_id as id, 'coverage' as kind, (select code from organisation where level = 'england') as organisation,
        indicator, part, level as breakdown, "group", text as what, period_kind, period_end,
        case when period_kind = 'survey' then year + 1 when strftime(period_end, '%m-%d') = '03-31' then year end as wres_year,
        case when period_kind = 'survey' then year end as survey_year,
        if(period_kind = 'financial_year', (year - 1) || '/' || lpad((year % 100)::text, 2, '0'), '') as financial_year,
        'count' as statistic, 'organisations' as unit, 'derived' as status, source, with_figure as value, out_of as base
    from coverage
)
select
    named.id, named.kind, named.organisation, place.name, place.level, named.indicator,
    coalesce(indicator.title, '') as title, coalesce(indicator.short, '') as short,
    coalesce(indicator.meaning, '') as meaning, coalesce(indicator.decimals, 1) as decimals,
    named.part, named.breakdown, named."group", coalesce(ethnic_group.label, '') as group_label, named.what,
    named.period_kind, named.period_end, named.wres_year, named.survey_year, named.financial_year, named.statistic,
    named.unit, named.status, named.source, named.value, named.low, named.high, named.base, named.bme, named.white,
    named.everyone, named.difference, named.ratio
from named
join organisation as place on place.code = named.organisation
left join indicator on indicator.indicator = named.indicator
left join ethnic_group on ethnic_group.code = named."group"
where list_contains($ids, named.id)
order by named.kind, place.level, place.name, named.period_end, named.indicator, named.part, named.breakdown,
    named."group", named.id
