-- One row per criterion in the newest year of the newest version: how many trusts stand how, and what would complete it.
select
    'criteria-' || any_value(c.version) || '-' || any_value(c.wres_year) || '-' || c.criterion as lineage,
    c.criterion, any_value(c.title) as title, any_value(c.domain) as domain, bool_and(c.counted) as counted,
    min(c.position) as position,
    count(*) filter (c.wide = 'met') as met, count(*) filter (c.wide = 'too little data') as too_little,
    count(*) filter (c.wide = 'not met') as not_met, count(*) filter (c.wide = 'can’t be checked') as missing,
    count(*) filter (c.close = 'met') as close, count(*) as trusts,
    any_value(wanted.title) as completed_by_name, any_value(wanted.landing_page) as completed_by_page
from mark_criterion as c
join mark as m using (organisation, wres_year, version)
left join source as wanted on wanted.source = c.completed_by
where m.newest and m.version = (select max(version) from mark)
group by c.criterion
order by position
