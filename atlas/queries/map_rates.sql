-- One row per type of trust: how many reporting units have BME and White rates of an indicator's part that can be pooled.
-- What a trust or the press printed is never pooled.
select organisation.trust_type, count(distinct organisation.code) as units
from measure
join organisation on organisation.code = measure.organisation
where indicator = $indicator and part = $part and breakdown = '' and year = $year
    and measure.level in ('trust', 'reporting_unit') and basis <> 'none' and provenance not in ('press', 'owner')
group by organisation.trust_type
order by organisation.trust_type
