-- every trust with a judged ratio stands in one place of its family, and stands out only beyond its limits
-- Standing and measure disagree, or a limit, rank or word contradicts another.
with wanted as (
    select family, organisation, count(*) over (partition by family) as members
    from measure
    where level in ('trust', 'reporting_unit') and best and breakdown = '' and series <> 'trust-published'
        and ratio_harm_low is not null and verdict not in ('not judged', 'too few to say')
)
select 'atlas/warehouse/fill_standing.py', concat_ws(' ', organisation, family, standing, "rank", 'of', family_size)
from (select * from wanted where members >= 10) as wanted
full join standing using (family, organisation)
where members is distinct from family_size
    or "rank" not between 1 and family_size
    or rank_low not between 1 and rank_high or rank_high > family_size
    or not (spread_998_low <= chance_998_low and chance_998_low < chance_95_low and chance_95_low < mean_harm)
    or not (mean_harm < chance_95_high and chance_95_high < chance_998_high and chance_998_high <= spread_998_high)
    or (standing = 'stands out worse') <> (ratio_harm > spread_998_high)
    or (standing = 'stands out better') <> (ratio_harm < spread_998_low)
    or shrunken not between least(ratio_harm, mean_harm) - 1e-9 and greatest(ratio_harm, mean_harm) + 1e-9
order by all
