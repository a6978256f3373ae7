-- One row per place, year and series of one indicator and part, the row that decides first: values, gap and verdict.
select
    organisation, year, period_end, period_kind, wres_year, survey_year, financial_year, best,
    bme, bme_low, bme_high, bme_base, bme_source, white, white_low, white_high, white_base, white_source,
    everyone, everyone_low, everyone_high, everyone_base, everyone_source,
    difference, difference_low, difference_high, difference_harm,
    ratio_published, ratio_published_low, ratio_published_high, ratio_harm, ratio_direction,
    basis, basis_note, verdict, verdict_reason, status, source, pooled, units_with, units_all, respondents_covered,
    population
from measure
where indicator = $indicator and part = $part and breakdown = '' and list_contains($levels, level)
    and list_contains($years, year)
    and provenance <> 'owner' -- what is not published stands in no rank
order by year, organisation, best desc, series
