-- no trend crosses a break
-- Spans must be cut at every break.
select
    'data/breaks.csv',
    concat_ws(' ', break_id, 'inside', trend.organisation, trend.indicator, trend.first_year, 'to', trend.last_year)
from trend
join measure using (organisation, indicator, part, series)
join series_break
    on cuts
    and series_break.indicator in (trend.indicator, 'all')
    and series_break.part in (trend.part, 'all')
    and series_break.series in (trend.series, 'all')
    and (organisations = 'all' or list_contains(string_split(organisations, ' '), trend.organisation))
where breakdown = '' and measure.year > trend.first_year and measure.year <= trend.last_year
    and year_kind = if(measure.survey_year is null, 'wres_year', 'survey_year')
    and from_year = coalesce(measure.survey_year, measure.wres_year, measure.year)
order by all
