-- return_ladder, one row for each ethnic group.
create or replace temp table ladder_base as
select
    organisation, snapshot_date, wres_year, source, ladder, band, band_label, band_position, tier, who as "group",
    case who when 'bme' then bme when 'white' then white else unknown end as headcount,
    white + bme as known, white + bme + unknown as everyone,
    case who when 'bme' then total_bme when 'white' then total_white end as whole, total_white + total_bme as whole_known,
    case
        when pooled then 'estimated'
        when case who when 'bme' then bme when 'white' then white else unknown end is null then 'suppressed'
        when provenance = 'owner' then 'supplied'
        else 'derived'
    end as status,
    pooled, covered, population
from return_ladder
join band_label using (band)
join source using (source)
cross join (select unnest(['bme', 'white', 'unknown']) as who)
