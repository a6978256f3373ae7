-- One row per trust, WRES year and version of the method: the race equality mark that the figures support. The API's list.
select
    mark.value_id as id,
    mark.organisation as area_code, place.name as area_name, place.level as area_type, mark.wres_year,
    mark.version as method_version, mark.newest, mark.mark, mark.event, mark.earned, mark.since, mark.last_met,
    mark.valid_to, mark.failing, mark.checked, mark.criteria, mark.wide_met, mark.close_met,
    mark.unknown_percent, mark.bme_staff, mark.staff, mark.bme_respondents
from mark
join organisation as place on place.code = mark.organisation
where
    ($mark = '' or mark.mark = $mark)
    and ($wres_year is null or mark.wres_year = $wres_year)
    and ($method_version is null or mark.version = $method_version)
    and (not $newest_only or mark.newest)
    and (len($area_codes) = 0 or list_contains($area_codes, mark.organisation))
    and ($ancestor_code = '' or $ancestor_code in (place.icb, place.region, place.parent) or ($ancestor_code = (select code from organisation where level = 'england')))
order by mark.organisation, mark.wres_year, mark.version
limit $limit offset $offset
