-- One row per organisation, snapshot date, ladder, band and ethnic group: headcount, shares and representation index.
select
    progression.value_id as id, progression.organisation as area_code, place.name as area_name, place.level as area_type,
    strftime(progression.snapshot_date, '%Y-%m-%d') as snapshot_date, progression.wres_year,
    progression.ladder, progression.band, progression.band_label, progression.tier, progression."group",
    progression.headcount as count, progression.known as denominator_known, progression.everyone as denominator_all,
    progression.share_known as "share_known.value", progression.share_known_low as "share_known.lower_ci",
    progression.share_known_high as "share_known.upper_ci",
    progression.share as "share_all.value", progression.share_low as "share_all.lower_ci",
    progression.share_high as "share_all.upper_ci",
    progression.representation_index as "representation_index.value",
    progression.representation_index_low as "representation_index.lower_ci",
    progression.representation_index_high as "representation_index.upper_ci",
    progression.status, progression.source
from progression
join organisation as place on place.code = progression.organisation
where
    ($ladder = '' or progression.ladder = $ladder)
    and ($group = '' or progression."group" = $group)
    and ($area_type = '' or place.level = $area_type)
    and (len($area_codes) = 0 or list_contains($area_codes, progression.organisation))
    and ($from_date is null or progression.snapshot_date >= $from_date::date)
    and ($to_date is null or progression.snapshot_date <= $to_date::date)
order by
    progression.organisation, progression.snapshot_date, progression.ladder, progression.band_position,
    progression."group"
limit $limit offset $offset
