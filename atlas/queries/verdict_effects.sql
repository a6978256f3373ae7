-- One row per pair of thresholds tried: how many trusts would have each verdict.
select
    large_gap as large_gap_above, points, in_force,
    coalesce(sum(trusts) filter (verdict = 'large gap'), 0)::integer as large_gap,
    coalesce(sum(trusts) filter (verdict = 'gap'), 0)::integer as gap,
    coalesce(sum(trusts) filter (verdict = 'unclear'), 0)::integer as unclear,
    coalesce(sum(trusts) filter (verdict = 'equitable'), 0)::integer as equitable,
    coalesce(sum(trusts) filter (verdict = 'reverse gap'), 0)::integer as reverse_gap,
    coalesce(sum(trusts) filter (verdict = 'too few to say'), 0)::integer as too_few_to_say,
    coalesce(sum(trusts) filter (verdict = 'not judged'), 0)::integer as not_judged
from verdict_effect
group by verdict_effect.large_gap, points, in_force
order by large_gap_above, points
