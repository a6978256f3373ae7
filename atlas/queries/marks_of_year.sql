-- One row per trust with a mark in a WRES year under a version of the method, "no mark" and "not assessed" among them.
select value_id, mark
from mark
where version = $version and wres_year = $year
order by value_id
