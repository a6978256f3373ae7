-- One row per organisation, snapshot date, ladder, ethnic group and step between tiers: the Race Disparity Ratio.
select
    step.value_id as id, step.organisation as area_code, place.name as area_name, place.level as area_type,
    strftime(step.snapshot_date, '%Y-%m-%d') as snapshot_date, step.wres_year, step.ladder, step."group", step.step,
    step.white_from, step.white_to, step.group_from, step.group_to,
    step.ratio as "ratio.value", step.low as "ratio.lower_ci", step.high as "ratio.upper_ci",
    step.method as "ratio.method", step.source
from progression_step as step
join organisation as place on place.code = step.organisation
where
    ($ladder = '' or step.ladder = $ladder)
    and ($group = '' or step."group" = $group)
    and ($area_type = '' or place.level = $area_type)
    and (len($area_codes) = 0 or list_contains($area_codes, step.organisation))
    and ($from_date is null or step.snapshot_date >= $from_date::date)
    and ($to_date is null or step.snapshot_date <= $to_date::date)
order by
    step.organisation, step.snapshot_date, step.ladder, step."group",
    list_position(['lower_middle', 'middle_upper', 'lower_upper'], step.step)
limit $limit offset $offset
