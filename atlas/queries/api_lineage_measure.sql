-- One row for one measure: its values, how they were computed, and the ids of the figures it is computed from.
select
    measure.organisation as "organisation.code", place.name as "organisation.name",
    measure.indicator as "indicator.id", indicator.title as "indicator.title", indicator.meaning as "indicator.meaning",
    measure.part as "indicator.part", measure.breakdown as "indicator.breakdown", measure.series,
    measure.period_kind as "period.type", strftime(measure.period_end, '%Y-%m-%d') as "period.end",
    measure.bme as "values.bme", measure.white as "values.white", measure.everyone as "values.all",
    measure.difference as "values.difference", measure.ratio_published as "values.ratio",
    measure.ratio_harm as "values.ratio_harm", measure.verdict as "values.verdict",
    measure.ratio_direction as "computed.ratio_direction", measure.value_method as "computed.interval_of_values",
    measure.difference_method as "computed.interval_of_difference", measure.ratio_method as "computed.interval_of_ratio",
    measure.basis as "computed.basis", measure.basis_note as "computed.basis_in_words",
    measure.family as "computed.family", measure.verdict_reason as "computed.verdict_reason",
    measure.pooled as "computed.pooled", measure.population as "computed.population",
    measure.status, measure.source,
    (select value from meta where key = 'method_version') as method_version,
    list_filter([measure.bme_figure, measure.white_figure, measure.everyone_figure], figure -> figure <> '') as inputs
from measure
join organisation as place on place.code = measure.organisation
join indicator on indicator.indicator = measure.indicator
where
    concat_ws('~', measure.organisation, measure.indicator, measure.part, measure.breakdown,
        strftime(measure.period_end, '%Y-%m-%d'), measure.series) = $id
order by measure.series
