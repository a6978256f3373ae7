-- One row per organisation and indicator (or part) whose newest verdict is another in the later of two versions.
with before as (
    select * from earlier.measure where best and breakdown = ''
    qualify row_number() over (partition by organisation, indicator, part order by period_end desc, series) = 1
),
after as (
    select * from later.measure where best and breakdown = ''
    qualify row_number() over (partition by organisation, indicator, part order by period_end desc, series) = 1
)
select
    before.value_id as lineage_before, after.value_id as lineage_after, after.organisation, coalesce(organisation.short_name, after.organisation) as name, after.level,
    after.indicator, after.part,
    before.year as year_before, before.verdict as verdict_before,
    after.year as year_after, after.verdict as verdict_after, after.verdict_reason
from after
join before on before.organisation = after.organisation and before.indicator = after.indicator and before.part = after.part
left join later.organisation as organisation on organisation.code = after.organisation
where before.verdict <> after.verdict
order by name, after.organisation, after.indicator, after.part
