-- One row per organisation of the levels asked for, indicator or part, and year: gap and all-staff rate, as published, for a strip of peers.
-- What single trusts printed and what is not published stand in no strip.
select
    organisation, indicator, part, year,
    max(difference_harm) filter (best and bme_exact and white_exact) as difference_harm,
    max(ratio_harm) filter (best and ratio_exact) as ratio_harm,
    arg_min(everyone, rank) filter (everyone is not null and everyone_exact) as everyone,
    arg_max(value_id, difference_harm) filter (best and bme_exact and white_exact) as difference_harm_lineage,
    arg_max(value_id, ratio_harm) filter (best and ratio_exact) as ratio_harm_lineage,
    arg_min(value_id, rank) filter (everyone is not null and everyone_exact) as everyone_lineage
from (
    select
        measure.*, source.rank,
        coalesce(bme_precision, 'exact') = 'exact' as bme_exact,
        coalesce(white_precision, 'exact') = 'exact' as white_exact,
        coalesce(ratio_precision, 'exact') = 'exact' as ratio_exact,
        coalesce(everyone_precision, 'exact') = 'exact' as everyone_exact
    from measure join source using (source)
    where list_contains($levels, level) and list_contains($years, year) and breakdown = ''
        and measure.provenance not in ('press', 'owner')
) as told
group by organisation, indicator, part, year
having coalesce(difference_harm, ratio_harm, everyone) is not null
order by indicator, part, year, organisation
