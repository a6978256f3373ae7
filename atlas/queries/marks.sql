-- One row per trust in the newest year of the newest version: its mark, how many criteria can be checked, and how they stand.
with stand as (
    select
        organisation, wres_year, version,
        list(title order by position) filter (wide = 'met') as met,
        list(title order by position) filter (wide = 'not met') as not_met,
        list(title order by position) filter (wide = 'too little data') as too_little,
        list(title order by position) filter (close = 'met' and counted and criterion <> 'action_plan') as close
    from mark_criterion
    group by all
)
select
    m.*, o.short_name as name, o.trust_type, o.icb, o.region, icb.short_name as icb_name,
    region.short_name as region_name, coalesce(s.met, []) as met, coalesce(s.not_met, []) as not_met,
    coalesce(s.too_little, []) as too_little, coalesce(s.close, []) as close
from mark as m
join organisation as o on o.code = m.organisation
left join stand as s using (organisation, wres_year, version)
left join organisation as icb on icb.code = o.icb
left join organisation as region on region.code = o.region
where m.newest and m.version = (select max(version) from mark)
order by
    array_position(['gold', 'silver', 'bronze', 'no mark', 'not assessed'], m.mark), m.checked desc, m.wide_met desc,
    m.close_met desc, o.short_name, m.organisation
