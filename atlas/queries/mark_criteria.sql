-- One row per criterion of one trust, year and version: figure, intervals, limits, state and reason.
select c.*, source.short as source_name, source.landing_page as source_page, wanted.short as completed_by_name
from mark_criterion as c
left join source using (source)
left join source as wanted on wanted.source = c.completed_by
where c.organisation = $code and c.wres_year = $year and c.version = $version
order by c.position
