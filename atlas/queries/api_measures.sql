-- One row per organisation, indicator, part, breakdown, period and series: BME and White side by side, gap and verdict.
select
    measure.value_id as id,
    measure.organisation as area_code, place.name as area_name, measure.level as area_type,
    measure.indicator, measure.part, measure.breakdown, measure.series, measure.best,
    measure.period_kind as "period.type", strftime(measure.period_end, '%Y-%m-%d') as "period.end",
    measure.wres_year as "period.wres_year", measure.survey_year as "period.survey_year",
    measure.financial_year as "period.financial_year",
    measure.bme as "bme.value", measure.bme_low as "bme.lower_ci", measure.bme_high as "bme.upper_ci",
    measure.bme_base as "bme.denominator", measure.bme_status as "bme.status", measure.bme_figure as "bme.figure",
    measure.white as "white.value", measure.white_low as "white.lower_ci", measure.white_high as "white.upper_ci",
    measure.white_base as "white.denominator", measure.white_status as "white.status",
    measure.white_figure as "white.figure",
    measure.everyone as "all.value", measure.everyone_low as "all.lower_ci", measure.everyone_high as "all.upper_ci",
    measure.everyone_base as "all.denominator", measure.everyone_status as "all.status",
    measure.everyone_figure as "all.figure", measure.value_method as "interval_method",
    measure.difference as "difference.value", measure.difference_low as "difference.lower_ci",
    measure.difference_high as "difference.upper_ci", measure.difference_method as "difference.method",
    measure.ratio_published as "ratio.value", measure.ratio_published_low as "ratio.lower_ci",
    measure.ratio_published_high as "ratio.upper_ci", measure.ratio_direction as "ratio.direction",
    measure.ratio_harm as "ratio_harm.value", measure.ratio_harm_low as "ratio_harm.lower_ci",
    measure.ratio_harm_high as "ratio_harm.upper_ci", measure.ratio_method as "ratio.method",
    measure.basis, measure.basis_note, measure.verdict as "verdict.word", measure.verdict_reason as "verdict.reason",
    measure.family as "verdict.family",
    measure.p_gap as "verdict.p_gap", measure.q_gap as "verdict.q_gap",
    measure.p_large_gap as "verdict.p_large_gap", measure.q_large_gap as "verdict.q_large_gap",
    measure.p_reverse as "verdict.p_reverse_gap", measure.q_reverse as "verdict.q_reverse_gap",
    measure.p_equitable as "verdict.p_equitable", measure.q_equitable as "verdict.q_equitable",
    measure.status, measure.source, measure.provenance, measure.pooled, measure.population
from measure
join organisation as place on place.code = measure.organisation
where
    ($indicator = '' or measure.indicator = $indicator)
    and ($part = '' or measure.part = $part)
    and ($verdict = '' or measure.verdict = $verdict)
    and ($area_type = '' or measure.level = $area_type)
    and (len($area_codes) = 0 or list_contains($area_codes, measure.organisation))
    and ($from_date is null or measure.period_end >= $from_date::date)
    and ($to_date is null or measure.period_end <= $to_date::date)
    and (measure.best or not $best_only)
    and ($ancestor_code = '' or $ancestor_code in (place.icb, place.region, place.parent) or ($ancestor_code = (select code from organisation where level = 'england')))
qualify
    not $latest_only
    or measure.period_end = max(measure.period_end) over (partition by measure.indicator, measure.part, measure.breakdown)
order by
    measure.indicator, measure.part, measure.breakdown, measure.level, measure.organisation, measure.period_end,
    measure.series
limit $limit offset $offset
