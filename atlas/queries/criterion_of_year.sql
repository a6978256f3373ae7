-- One row per trust and its criterion of a mark in a WRES year under a version of the method: how it stands.
select value_id, title, wide, close
from mark_criterion
where version = $version and wres_year = $year and criterion = $criterion
order by value_id
