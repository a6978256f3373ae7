-- One row per place, year and series of one indicator and part, the row that decides first: values, gap and verdict.
-- What a trust or the press printed stands apart: ``printed`` says that there is some, without its values. So does a
-- figure that was only rounded or a bound (``inexact``).
with told as (
    select
        *,
        provenance = 'press' as printed,
        not printed and bme_precision = 'exact' as bme_exact,
        not printed and white_precision = 'exact' as white_exact,
        not printed and everyone_precision = 'exact' as everyone_exact,
        not printed and coalesce(bme_precision, 'exact') = 'exact' and coalesce(white_precision, 'exact') = 'exact'
            as pair_exact,
        not printed and ratio_precision = 'exact' as ratio_exact
    from measure
    where indicator = $indicator and part = $part and breakdown = '' and list_contains($levels, level)
        and list_contains($years, year) and provenance <> 'owner' -- what is not published stands in no list
)
select
    value_id as lineage, value_id as everyone_lineage, organisation, year, period_end, period_kind, wres_year, survey_year, financial_year, best, printed,
    not printed and 'exact' <> any (
        [coalesce(bme_precision, 'exact'), coalesce(white_precision, 'exact'), coalesce(ratio_precision, 'exact')]
    ) as inexact,
    if(bme_exact, bme, null) as bme, if(bme_exact, bme_low, null) as bme_low, if(bme_exact, bme_high, null) as bme_high,
    if(bme_exact, bme_base, null) as bme_base, if(bme_exact, bme_source, null) as bme_source, bme_status,
    if(white_exact, white, null) as white, if(white_exact, white_low, null) as white_low,
    if(white_exact, white_high, null) as white_high, if(white_exact, white_base, null) as white_base,
    if(white_exact, white_source, null) as white_source, white_status,
    if(everyone_exact, everyone, null) as everyone, if(everyone_exact, everyone_low, null) as everyone_low,
    if(everyone_exact, everyone_high, null) as everyone_high, if(everyone_exact, everyone_base, null) as everyone_base,
    if(everyone_exact, everyone_source, null) as everyone_source, everyone_status,
    if(pair_exact, difference, null) as difference, if(pair_exact, difference_low, null) as difference_low,
    if(pair_exact, difference_high, null) as difference_high, if(pair_exact, difference_harm, null) as difference_harm,
    if(ratio_exact, ratio_published, null) as ratio_published,
    if(ratio_exact, ratio_published_low, null) as ratio_published_low,
    if(ratio_exact, ratio_published_high, null) as ratio_published_high,
    if(ratio_exact, ratio_harm, null) as ratio_harm, ratio_direction,
    basis, basis_note, verdict, verdict_reason, status, source, pooled, units_with, units_all, respondents_covered,
    population
from told
order by
    year, organisation, printed, told.best desc, told.bme is not null and told.white is not null desc, pooled, series
