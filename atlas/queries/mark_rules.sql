-- One row per rule of one trust, year and version: how it stands.
select * from mark_rule
where organisation = $code and wres_year = $year and version = $version
order by position
