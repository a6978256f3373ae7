-- One row per period of one trust's indicator or part in which its counts and those of the bodies merged into it could be summed.
select
    value_id as lineage, period_kind, period_end, year, wres_year, survey_year, financial_year, members, bme, bme_base, white, white_base,
    difference_harm, ratio_published, ratio_published_low, ratio_published_high, ratio_direction, verdict, source
from measure_with_predecessors
where organisation = $organisation and indicator = $indicator and part = $part and breakdown = ''
order by period_end, series
