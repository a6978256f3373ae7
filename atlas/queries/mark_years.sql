-- One row per version and WRES year of one trust, newest first: the mark, what happened to it, and on how much it rests.
select m.*, o.short_name as name
from mark as m join organisation as o on o.code = m.organisation
where m.organisation = $code
order by m.version desc, m.wres_year desc
