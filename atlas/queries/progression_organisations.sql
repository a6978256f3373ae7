-- One row per organisation with a ladder: the nation, regions, ICSs, then trusts, by name.
select organisation.code, organisation.name, organisation.level, count(distinct snapshot_date) as dates
from progression join organisation on organisation.code = progression.organisation
group by organisation.code, organisation.name, organisation.level
order by list_position(['england', 'region', 'icb', 'trust', 'reporting_unit'], organisation.level), organisation.name
