-- One row per figure or measure of two versions that is new, changed or gone, measures first, by organisation.
-- A figure's value is what was published; a measure's is how many times as likely, turned so that above 1 is worse for BME.
-- ``most`` is how many rows are wanted, NULL for all.
with figures as (
    select
        'figure' as kind, coalesce(after.figure_id, before.figure_id) as lineage,
        case when before.figure_id is null then 'new' when after.figure_id is null then 'gone' else 'changed' end as change,
        coalesce(after.organisation, before.organisation) as organisation,
        coalesce(after.indicator, before.indicator) as indicator,
        coalesce(after.part, before.part) as part,
        coalesce(after.breakdown, before.breakdown) as breakdown,
        coalesce(after."group", before."group") as "group",
        coalesce(after.statistic, before.statistic) as statistic,
        coalesce(after.period_kind, before.period_kind) as period_kind,
        coalesce(after.period_end, before.period_end) as period_end,
        coalesce(after.wres_year, before.wres_year) as wres_year,
        coalesce(after.survey_year, before.survey_year) as survey_year,
        coalesce(after.financial_year, before.financial_year) as financial_year,
        coalesce(after.source, before.source) as source,
        before.value as value_before, after.value as value_after,
        before.status as said_before, after.status as said_after
    from earlier.figure as before
    full join later.figure as after on after.figure_id = before.figure_id
    where before.figure_id is null or after.figure_id is null
        or before.value is distinct from after.value or before.status <> after.status
        or before.numerator is distinct from after.numerator or before.denominator is distinct from after.denominator
),
measures as (
    select
        'measure' as kind, coalesce(after.value_id, before.value_id) as lineage,
        case when before.organisation is null then 'new' when after.organisation is null then 'gone' else 'changed' end as change,
        coalesce(after.organisation, before.organisation) as organisation,
        coalesce(after.indicator, before.indicator) as indicator,
        coalesce(after.part, before.part) as part,
        coalesce(after.breakdown, before.breakdown) as breakdown,
        '' as "group", 'times as likely' as statistic,
        coalesce(after.period_kind, before.period_kind) as period_kind,
        coalesce(after.period_end, before.period_end) as period_end,
        coalesce(after.wres_year, before.wres_year) as wres_year,
        coalesce(after.survey_year, before.survey_year) as survey_year,
        coalesce(after.financial_year, before.financial_year) as financial_year,
        coalesce(after.source, before.source) as source,
        before.ratio_harm as value_before, after.ratio_harm as value_after,
        before.verdict as said_before, after.verdict as said_after
    from earlier.measure as before
    full join later.measure as after
        on after.organisation = before.organisation and after.indicator = before.indicator and after.part = before.part
        and after.breakdown = before.breakdown and after.period_kind = before.period_kind
        and after.period_end = before.period_end and after.series = before.series
    where before.organisation is null or after.organisation is null or before.verdict <> after.verdict
        or before.ratio_harm is distinct from after.ratio_harm or before.difference is distinct from after.difference
        or before.bme is distinct from after.bme or before.white is distinct from after.white
        or before.everyone is distinct from after.everyone
)
select changed.*, coalesce(now.short_name, past.short_name, changed.organisation) as name
from (select * from measures union all select * from figures) as changed
left join later.organisation as now on now.code = changed.organisation
left join earlier.organisation as past on past.code = changed.organisation
order by changed.kind desc, name, changed.organisation, changed.indicator, changed.part, changed.breakdown,
    changed.period_end, changed."group", changed.statistic, changed.source, changed.change
limit $most
