-- One row per trust, WRES year, version of the method and rule of eligibility or of a level: how it stands. The API's list.
select
    mark.value_id as mark_id, rule.organisation as area_code, place.name as area_name, place.level as area_type, rule.wres_year,
    rule.version as method_version, mark.newest, mark.mark, rule."level", rule.rule, rule.state,
    rule."count" as found, rule.of as needed, rule.basis
from mark_rule as rule
join mark using (organisation, wres_year, version)
join organisation as place on place.code = rule.organisation
where
    ($level = '' or rule."level" = $level)
    and ($wres_year is null or rule.wres_year = $wres_year)
    and ($method_version is null or rule.version = $method_version)
    and (not $newest_only or mark.newest)
    and (len($area_codes) = 0 or list_contains($area_codes, rule.organisation))
    and ($ancestor_code = '' or $ancestor_code in (place.icb, place.region, place.parent) or ($ancestor_code = (select code from organisation where level = 'england')))
order by rule.organisation, rule.wres_year, rule.version, rule.position
limit $limit offset $offset
