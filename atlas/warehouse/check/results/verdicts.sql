-- no verdict without its interval or reason
-- Judging let a pair through without an interval.
select 'atlas/warehouse/judge.py', concat_ws(' ', organisation, indicator, part, period_end, series, verdict)
from measure
where verdict_reason = ''
    or verdict not in ('not judged', 'too few to say') and coalesce(ratio_harm_low, difference_low) is null
order by all
