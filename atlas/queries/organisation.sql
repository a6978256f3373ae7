-- One row: the organisation with that code, with the names of its ICB, region and present-day successor.
select
    organisation.code, organisation.level, organisation.name, organisation.short_name, organisation.trust_type,
    organisation.icb, organisation.region, organisation.parent, organisation.ons_code, organisation.postcode,
    organisation.valid_from, organisation.valid_to, organisation.successor, organisation.final_code,
    organisation.longitude, organisation.latitude, organisation.staff_in_post, organisation.note,
    coalesce(icb.short_name, '') as icb_name, coalesce(region.name, '') as region_name,
    coalesce(final.name, '') as final_name
from organisation
left join organisation as icb on icb.code = organisation.icb
left join organisation as region on region.code = organisation.region
left join organisation as final on final.code = organisation.final_code
where organisation.code = $code
