-- Each tier of a staff group as one more count of the return that gives all of its bands.
insert into figure_staged by name
with summed as (
    select
        source, organisation, any_value(level) as level, part, tier as breakdown, "group", period_end,
        any_value(columns(* exclude (
            figure_id, source, organisation, level, indicator, part, breakdown, "group", statistic, value, numerator,
            denominator, period_end, "row", "column", transform, band, tier
        ))),
        sum(value) as value, min("row") as "row", min("column") as "column"
    from figure_staged
    join tier_of_band on band = breakdown
    where indicator = 'representation' and statistic = 'count' and part in ('clinical', 'non_clinical')
    group by source, organisation, part, tier, "group", period_end
    having count(value) = (select count(*) from tier_of_band as other where other.tier = tier_of_band.tier)
)
select
    *, left(sha256(concat_ws(
        chr(31), source, organisation, 'representation', part, breakdown, "group", 'count', period_end, file
    )), 16) as figure_id,
    'representation' as indicator, 'count' as statistic, 'sum' as transform
from summed
