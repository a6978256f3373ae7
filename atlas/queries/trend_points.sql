-- One row per organisation, series, period and group (all, bme, white, difference, ratio) of one indicator's part, in order of time.
with measured as (
    select measure.*
    from measure
    where indicator = $indicator and part = $part and breakdown = $breakdown
        and list_contains($organisations, organisation)
),
-- One row for each kind of value that the period has.
valued as (
    select
        organisation, series, period_end, 'all' as "group", everyone as value, everyone_low as low,
        everyone_high as high, everyone_base as base, everyone_source as source, everyone_figure as figure,
        everyone_status as status, everyone_precision as "precision", value_method as method
    from measured where everyone_status is not null
    union all
    select
        organisation, series, period_end, 'bme', bme, bme_low, bme_high, bme_base, bme_source, bme_figure, bme_status,
        bme_precision, value_method
    from measured where bme_status is not null
    union all
    select
        organisation, series, period_end, 'white', white, white_low, white_high, white_base, white_source,
        white_figure, white_status, white_precision, value_method
    from measured where white_status is not null
    union all
    select
        organisation, series, period_end, 'difference', difference, difference_low, difference_high, null, source,
        null, status, difference_precision, difference_method
    from measured where difference is not null
    union all
    select
        organisation, series, period_end, 'ratio', ratio_published, ratio_published_low, ratio_published_high, null,
        source, null, status, ratio_precision, ratio_method
    from measured where ratio_published is not null
),
-- A ratio or gap that the source itself prints has a place of its own there.
printed as (
    select
        organisation, series, period_end, source, if(statistic = 'gap', 'difference', 'ratio') as "group",
        min(figure_id) as figure
    from figure
    where statistic in ('ratio', 'gap') and indicator = $indicator and part = $part and breakdown = $breakdown
        and list_contains($organisations, organisation)
    group by all
)
select
    valued.organisation, valued.series, valued."group", valued.value, valued.low, valued.high, valued.base,
    -- A ratio or difference that nobody printed is computed from the two rates.
    case
        when valued."group" in ('difference', 'ratio') and printed.figure is null and valued.status = 'published'
            then 'derived'
        else valued.status
    end as status,
    coalesce(valued."precision", 'exact') as "precision", valued.method,
    measured.year, measured.period_kind, measured.period_end, measured.wres_year, measured.survey_year,
    measured.snapshot_date, measured.financial_year, measured.basis, measured.basis_note, measured.pooled,
    measured.population, measured.ratio_direction,
    source.source, source.short as source_short, source.provenance, source.landing_page, source.next_release,
    figure.locator, figure.file, figure.sheet, figure."row", figure."column", figure.note,
    trend.span, measured.value_id as lineage
from valued
join measured using (organisation, series, period_end)
join source on source.source = valued.source
left join printed
    on printed.organisation = valued.organisation and printed.series = valued.series
    and printed.period_end = valued.period_end and printed.source = valued.source and printed."group" = valued."group"
left join figure on figure.figure_id = coalesce(valued.figure, printed.figure)
left join trend
    on trend.organisation = valued.organisation and trend.indicator = $indicator and trend.part = $part
    and $breakdown = '' and trend."group" = valued."group" and trend.series = valued.series
    and measured.year between trend.first_year and trend.last_year
-- Where an area's own figure is published, it wins over one pooled from trusts.
qualify not measured.pooled or bool_and(measured.pooled) over (
    partition by valued.organisation, valued."group", valued.period_end
)
order by
    list_position($organisations, valued.organisation), valued."group", valued.series, valued.period_end;
