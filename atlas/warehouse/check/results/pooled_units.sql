-- no pooled value counts more units than there are
-- Pooling counted a unit twice.
select 'atlas/warehouse/areas.py', concat_ws(' ', organisation, indicator, part, period_end, population)
from measure
where pooled and (units_with > units_all or respondents_covered not between 0 and 100.0000001)
order by all
