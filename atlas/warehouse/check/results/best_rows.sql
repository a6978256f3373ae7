-- one best row for each organisation, indicator and period
-- Two rows claim to be the best, or none does.
select
    'atlas/warehouse/pairs.py',
    concat_ws(' ', organisation, indicator, part, breakdown, period_end, count(*) filter (best), 'best of', count(*))
from measure
where provenance <> 'owner' -- what is not published is best of nothing
group by organisation, indicator, part, breakdown, period_end
having count(*) filter (best) <> 1
order by all
