-- One row per organisation, or reporting unit of one: the API's list.
select
    place.code, place.ons_code, place.level, place.name, place.short_name, place.trust_type as type,
    place.icb as icb_code, place.region as region_code, place.parent as parent_code,
    strftime(place.valid_from, '%Y-%m-%d') as valid_from, strftime(place.valid_to, '%Y-%m-%d') as valid_to,
    place.successor as successor_code, place.final_code, place.longitude, place.latitude, place.staff_in_post,
    place.staff_figure
from organisation as place
where
    ($code = '' or place.code = $code)
    and ($area_type = '' or place.level = $area_type)
    and ($type = '' or place.trust_type = $type)
    and (not $open_only or place.valid_to is null)
    and ($ancestor_code = '' or $ancestor_code in (place.icb, place.region, place.parent) or ($ancestor_code = (select code from organisation where level = 'england')))
order by list_position(['england', 'region', 'icb', 'trust', 'reporting_unit'], place.level), place.name, place.code
limit $limit offset $offset
