-- One row per indicator, part, breakdown, period and series of one organisation, newest first, best row of a period first.
select measure.*
from measure join indicator using (indicator)
where organisation = $organisation
order by indicator.position, part <> 'whole', part, breakdown, period_end desc, best desc, series
