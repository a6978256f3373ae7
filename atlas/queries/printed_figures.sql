-- One row per figure that the organisation, or the press about it, printed on a public page: as published, apart from all else.
select
    figure.figure_id, figure.indicator, figure.part, figure.breakdown, figure."group", figure.statistic, figure.value,
    figure.numerator, figure.denominator, figure.unit, figure."precision", figure.period_kind, figure.period_end,
    figure.wres_year, figure.survey_year, figure.financial_year, figure.file as page, figure.sheet as address,
    figure.note, indicator.number, indicator.short
from figure
join indicator using (indicator)
where figure.organisation = $organisation and figure.locator = 'web' and figure.value is not null
    and figure.superseded_by = '' and figure.status <> 'quarantined'
order by figure.period_end desc, indicator.number, figure.part, figure.breakdown, figure."group", figure.figure_id
