-- One row per trust, WRES year, version of the method and criterion: figure, intervals, limits, state, reason. The API's list.
select
    found.value_id as id,
    found.organisation as area_code, place.name as area_name, place.level as area_type, found.wres_year,
    found.version as method_version, mark.newest, mark.mark, found.criterion, found.domain, found.title, found.counted,
    found."value" as "figure.value", found.low as "figure.lower_ci", found.high as "figure.upper_ci",
    found.unit as "figure.unit",
    found.value_2 as "second.value", found.low_2 as "second.lower_ci", found.high_2 as "second.upper_ci",
    found.unit_2 as "second.unit",
    found.wide as "state.wide", found.close as "state.close", found."level" as "state.level", found.progress as "state.progress",
    found.wide_limit as "limit.wide", found.close_limit as "limit.close",
    found.years, found.basis, found.source, found.provenance, found.reason, found.completed_by, found.change
from mark_criterion as found
join mark using (organisation, wres_year, version)
join organisation as place on place.code = found.organisation
where
    ($criterion = '' or found.criterion = $criterion)
    and ($state = '' or found.wide = $state)
    and ($wres_year is null or found.wres_year = $wres_year)
    and ($method_version is null or found.version = $method_version)
    and (not $newest_only or mark.newest)
    and (len($area_codes) = 0 or list_contains($area_codes, found.organisation))
    and ($ancestor_code = '' or $ancestor_code in (place.icb, place.region, place.parent) or ($ancestor_code = (select code from organisation where level = 'england')))
order by found.organisation, found.wres_year, found.version, found.position
limit $limit offset $offset
