-- One row per trust that is open, and each sector in the place of a trust that is surveyed by sectors: what it is and where.
select
    o.code, o.level, o.name, o.short_name, o.trust_type, o.icb, coalesce(icb.short_name, '') as icb_name, o.region,
    coalesce(region.short_name, '') as region_name,
    coalesce(o.longitude, whole.longitude) as longitude, coalesce(o.latitude, whole.latitude) as latitude
from organisation as o
left join organisation as whole on whole.code = o.parent and o.level = 'reporting_unit'
left join organisation as icb on icb.code = o.icb
left join organisation as region on region.code = o.region
where o.valid_to is null and (
    o.level = 'reporting_unit'
    or (o.level = 'trust' and o.code not in (select parent from organisation where level = 'reporting_unit'))
)
order by o.short_name, o.code
