-- One row per staff network, mentoring, programme, charter, award or statement of one organisation: the API's list.
select
    programme.programme_id as id, programme.organisation as area_code, place.name as area_name,
    place.level as area_type, programme.kind, programme.scheme, programme.name, programme.about, programme.status,
    programme."value", programme.unit, programme."precision", programme."year", programme.first_year,
    programme.cohort, programme.mentors, programme.participants, programme.meetings_planned,
    programme.meetings_held, programme.evaluation, programme.evaluation_n, programme.outcome, programme.comparator,
    programme.facts, programme.note, programme.address, programme.provenance,
    programme.file as "locator.file", programme."row" as "locator.row"
from programme
join organisation as place on place.code = programme.organisation
where
    ($programme_kind = '' or programme.kind = $programme_kind)
    and ($about = '' or programme.about = $about)
    and ($scheme = '' or programme.scheme = $scheme)
    and ($area_type = '' or place.level = $area_type)
    and (len($area_codes) = 0 or list_contains($area_codes, programme.organisation))
    and ($ancestor_code = '' or $ancestor_code in (place.icb, place.region, place.parent) or ($ancestor_code = (select code from organisation where level = 'england')))
order by programme.organisation, programme.kind, programme.name, programme.first_year, programme.programme_id
limit $limit offset $offset
