-- every ICB lies in one region
-- Give the ICB, and every trust in it, the same region.
select 'data/reference/organisations.csv', concat_ws(' ', code, name, 'region', region)
from organisation
where level = 'icb' and region not in (select code from organisation where level = 'region')
union all
select 'data/reference/organisations.csv', concat_ws(' ', trust.code, trust.region, 'in', icb.code, icb.region)
from organisation as trust
join organisation as icb on icb.code = trust.icb and icb.level = 'icb'
where trust.region <> icb.region
order by all
