-- One row per published figure as tidy as its file: the API's list.
select
    figure.figure_id as id, figure.organisation as area_code, place.name as area_name, figure.level as area_type,
    figure.indicator, figure.part, figure.breakdown, figure."group", figure.statistic,
    figure.period_kind as "period.type", strftime(figure.period_end, '%Y-%m-%d') as "period.end",
    figure.wres_year as "period.wres_year", figure.survey_year as "period.survey_year",
    figure.financial_year as "period.financial_year",
    figure.value, figure.numerator as count, figure.denominator, figure.unit, figure."precision", figure.status,
    figure.source, figure.locator as "locator.kind", figure.file as "locator.file", figure.sheet as "locator.sheet",
    figure."row" as "locator.row", figure."column" as "locator.column", figure.transform, figure.note
from figure
join organisation as place on place.code = figure.organisation
where
    ($id = '' or figure.figure_id = $id)
    and ($indicator = '' or figure.indicator = $indicator)
    and ($part = '' or figure.part = $part)
    and ($group = '' or figure."group" = $group)
    and ($status = '' or figure.status = $status)
    and ($source = '' or figure.source = $source)
    and ($area_type = '' or figure.level = $area_type)
    and (len($area_codes) = 0 or list_contains($area_codes, figure.organisation))
    and ($from_date is null or figure.period_end >= $from_date::date)
    and ($to_date is null or figure.period_end <= $to_date::date)
    and ($ancestor_code = '' or $ancestor_code in (place.icb, place.region, place.parent) or ($ancestor_code = (select code from organisation where level = 'england')))
order by figure.indicator, figure.part, figure.organisation, figure.period_end, figure.source, figure.figure_id
limit $limit offset $offset
