-- The tiers leave the table of published figures.
insert into tier_count
select source, organisation, wres_year, snapshot_date, part, breakdown[6:], "group", value::integer, status
from figure_staged
where starts_with(breakdown, 'tier_')
order by organisation, snapshot_date, source, part, breakdown, "group";
delete from figure_staged where starts_with(breakdown, 'tier_')
