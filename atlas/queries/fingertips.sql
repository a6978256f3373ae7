-- One row per organisation, indicator, part, breakdown, period and series, with what the Fingertips layout asks of it: both codes, the parent, counts, trends. The best series of a period first.
with newest as (
    select * from trend
    qualify span = max(span) over (partition by organisation, indicator, part, "group", series)
),
-- A trend is that of the last year of its span; the years before it have none of their own.
readings as (
    select
        organisation, indicator, part, series, last_year as year,
        max(reading) filter (where "group" = 'all') as everyone_trend,
        max(reading) filter (where "group" = 'bme') as bme_trend,
        max(reading) filter (where "group" = 'white') as white_trend,
        max(reading) filter (where "group" = 'difference') as difference_trend,
        max(reading) filter (where "group" = 'ratio') as ratio_trend
    from newest
    group by all
)
select
    m.organisation, m.level, m.indicator, m.part, m.breakdown, m.series, m.best,
    coalesce(nullif(place.ons_code, ''), place.code) as area_code, place.name as area_name,
    coalesce(nullif(parent.ons_code, ''), parent.code, '') as parent_code, coalesce(parent.name, '') as parent_name,
    m.period_kind, m.period_end, m.survey_year, m.wres_year, m.financial_year,
    m.everyone, m.everyone_low, m.everyone_high, m.everyone_base, m.everyone_status, m.everyone_precision,
    m.bme, m.bme_low, m.bme_high, m.bme_base, m.bme_status, m.bme_precision,
    m.white, m.white_low, m.white_high, m.white_base, m.white_status, m.white_precision,
    m.difference, m.difference_low, m.difference_high, m.difference_precision,
    m.ratio_published, m.ratio_published_low, m.ratio_published_high, m.ratio_direction, m.ratio_precision,
    everyone_figure.numerator as everyone_count, bme_figure.numerator as bme_count,
    white_figure.numerator as white_count,
    readings.everyone_trend, readings.bme_trend, readings.white_trend, readings.difference_trend, readings.ratio_trend,
    m.basis, m.basis_note, m.verdict, m.verdict_reason, m.status, m.provenance, m.pooled, m.population
from measure as m
join indicator using (indicator)
left join source using (source)
join organisation as place on place.code = m.organisation
left join organisation as parent on parent.code = place.parent
left join figure as everyone_figure on everyone_figure.figure_id = m.everyone_figure
left join figure as bme_figure on bme_figure.figure_id = m.bme_figure
left join figure as white_figure on white_figure.figure_id = m.white_figure
left join readings
    on readings.organisation = m.organisation and readings.indicator = m.indicator and readings.part = m.part
    and readings.series = m.series and readings.year = m.year and m.breakdown = ''
where
    (len($indicators) = 0 or list_contains($indicators, m.indicator))
    and (len($organisations) = 0 or list_contains($organisations, m.organisation))
order by
    indicator.position, m.part <> 'whole', m.part, m.breakdown, m.level, m.organisation, m.period_end, m.best desc,
    source.rank, m.series
