-- One row per indicator, part and group that has a figure for any of the organisations: the years, newest last.
with held as (
    select indicator, part, 'all' as "group", year, period_kind, organisation
    from measure where everyone is not null and breakdown = '' and list_contains($organisations, organisation)
    union all
    select indicator, part, 'bme', year, period_kind, organisation
    from measure where bme is not null and breakdown = '' and list_contains($organisations, organisation)
    union all
    select indicator, part, 'white', year, period_kind, organisation
    from measure where white is not null and breakdown = '' and list_contains($organisations, organisation)
    union all
    select indicator, part, 'ratio', year, period_kind, organisation
    from measure where ratio_published is not null and breakdown = '' and list_contains($organisations, organisation)
)
select
    held.indicator, held.part, held."group", min(held.period_kind) as period_kind,
    list_sort(list_distinct(list(held.year))) as years, count(distinct held.organisation) as organisations
from held join indicator using (indicator)
group by all
order by min(indicator.position), any_value(held.part = 'whole') desc, held.part, held."group";
