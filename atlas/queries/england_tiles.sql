-- One row per indicator of the standard: England's newest published figure and the one before of the same unbroken series.
with shown as (
    select measure.*, source.rank
    from measure join indicator using (indicator) join source using (source)
    where measure.level = 'england' and part = 'whole' and breakdown = '' and not pooled and measure.series <> 'workforce-ethnicity'
        and coalesce(bme, ratio_published, difference) is not null
        and coalesce(bme_precision, ratio_precision, 'exact') = 'exact'
        -- A tile of two groups shows both or none; a share is of one group.
        and not (indicator.kind = 'rate' and (bme is null or white is null))
        and not (indicator.kind = 'likelihood_ratio' and ratio_published is null)
        and not (indicator.kind = 'share' and bme is null)
),
newest as (
    select * from shown
    qualify row_number() over (partition by indicator order by period_end desc, rank) = 1
),
previous as (
    select newest.indicator, shown.year, shown.wres_year, shown.survey_year, shown.bme, shown.white,
        shown.ratio_published, shown.difference
    from newest
    join shown on shown.indicator = newest.indicator and shown.series = newest.series and shown.year = newest.year - 1
    where not exists (
        select 1 from series_break
        where cuts and series_break.indicator in (newest.indicator, 'all') and series_break.part in ('whole', 'all')
            and series_break.series in (newest.series, 'all') and organisations = 'all'
            and from_year = newest.year
            and year_kind = if(newest.period_kind = 'survey', 'survey_year', 'wres_year')
    )
)
-- A figure quoted on a public page names the page.
, pages as (
    select source, indicator, period_end, arg_min(file, figure_id) as title, arg_min(sheet, figure_id) as address
    from figure
    where level = 'england' and locator = 'web' and part = 'whole' and breakdown = '' and superseded_by = ''
        and "group" in ('bme', 'ratio')
    group by all
)
select
    indicator.indicator, indicator.number, indicator.short, indicator.kind, indicator.event, indicator.out_of,
    indicator.unit, indicator.better, indicator.decimals, indicator.meaning,
    newest.bme, newest.bme_low, newest.bme_high, newest.white, newest.white_low, newest.white_high, newest.everyone,
    newest.difference, newest.difference_low, newest.difference_high, newest.ratio_published, newest.ratio_direction,
    newest.ratio_harm, newest.verdict, newest.verdict_reason, newest.basis, newest.status, newest.pooled,
    newest.population, newest.respondents_covered, newest.period_kind, newest.period_end, newest.year,
    newest.wres_year, newest.survey_year, newest.snapshot_date, newest.financial_year, newest.series,
    coalesce(newest.source, '') as source, newest.value_id as lineage,
    case when newest.provenance = 'press' then coalesce(page.title, source.short) else coalesce(source.short, '') end
        as source_text,
    coalesce(page.address, '') as source_address,
    coalesce(newest.provenance, '') as provenance,
    previous.wres_year as previous_year, previous.survey_year as previous_survey_year, previous.bme as previous_bme,
    previous.white as previous_white, previous.ratio_published as previous_ratio,
    previous.difference as previous_difference
from indicator
left join newest on newest.indicator = indicator.indicator
left join previous on previous.indicator = indicator.indicator
left join source on source.source = newest.source
left join pages as page
    on page.source = newest.source and page.indicator = newest.indicator and page.period_end = newest.period_end
where indicator.standard = 'WRES'
order by indicator.number
