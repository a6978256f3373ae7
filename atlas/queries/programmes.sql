-- One row per programme of one organisation, with the place and, where known, the number of BME staff in its year.
select
    programme.programme_id, programme.programme_id as lineage, programme.organisation, place.name as organisation_name, place.short_name,
    place.icb, place.region, icb.short_name as icb_name, region.short_name as region_name,
    place.valid_to is null as open, place.final_code, place.longitude, place.latitude,
    programme.kind, programme.scheme, programme.name, programme.about, programme.status, programme."value",
    programme.unit, programme."precision", programme."year", programme.first_year, programme.cohort,
    programme.mentors, programme.participants, programme.meetings_planned, programme.meetings_held,
    programme.evaluation, programme.evaluation_n, programme.outcome, programme.comparator, programme.facts,
    programme.note, programme.address, programme.provenance, programme.file, programme."row",
    staff.bme_staff
from programme
left join programme_staff as staff using (programme_id)
join organisation as place on place.code = programme.organisation
left join organisation as icb on icb.code = place.icb and place.icb <> ''
left join organisation as region on region.code = place.region and place.region <> ''
where $organisation = '' or $organisation in (place.code, place.final_code)
order by place.short_name, place.code,
    array_position(['network', 'mentoring', 'leadership_programme', 'charter', 'award', 'statement', 'other'], programme.kind),
    programme.name, programme.first_year, programme.programme_id
