-- One row per mark held by a trust in a year under a version of the method, newest first; not those without a mark.
select m.*, o.short_name as name
from mark as m join organisation as o on o.code = m.organisation
where m.mark in ('gold', 'silver', 'bronze')
order by m.version desc, m.wres_year desc, array_position(['gold', 'silver', 'bronze'], m.mark), name, m.organisation
