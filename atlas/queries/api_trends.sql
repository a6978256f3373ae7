-- One row per organisation, indicator, part, group, series and unbroken span: its first and last value and the change.
select
    trend.value_id as id, trend.organisation as area_code, place.name as area_name, place.level as area_type,
    trend.indicator, trend.part, trend."group", trend.series, trend.span,
    trend.first_year, trend.last_year, trend.points, trend.first_value, trend.last_value,
    trend.change as "change.value", trend.change_low as "change.lower_ci", trend.change_high as "change.upper_ci",
    trend.method as "change.method", trend.reading
from trend
join organisation as place on place.code = trend.organisation
where
    ($indicator = '' or trend.indicator = $indicator)
    and ($part = '' or trend.part = $part)
    and ($group = '' or trend."group" = $group)
    and ($area_type = '' or place.level = $area_type)
    and (len($area_codes) = 0 or list_contains($area_codes, trend.organisation))
    and ($ancestor_code = '' or $ancestor_code in (place.icb, place.region, place.parent) or ($ancestor_code = (select code from organisation where level = 'england')))
order by trend.indicator, trend.part, trend.organisation, trend."group", trend.series, trend.span
limit $limit offset $offset
