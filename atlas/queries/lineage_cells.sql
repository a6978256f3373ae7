-- One row per published figure asked for by its id: where it was read, from which file, by which reader, what was done to it.
select
    figure.figure_id as id, figure.organisation, place.name, figure.indicator, figure.part, figure.breakdown,
    figure."group", figure.statistic, figure.period_kind, figure.period_end, figure.wres_year, figure.survey_year,
    figure.financial_year, figure.value, figure.numerator, figure.denominator, figure.unit, figure."precision",
    figure.status, figure.note, figure.transform, figure.locator, figure.file, figure.sheet, figure."row",
    figure."column", source.source, source.title, source.short, source.publisher, source.landing_page, source.licence,
    source.provenance, source.vintage, coalesce(source_file.sha256, '') as sha256, source_file.bytes,
    coalesce(source_file.reader, '') as reader, coalesce(source_file.reader_version, '') as reader_version
from figure
join organisation as place on place.code = figure.organisation
join source on source.source = figure.source
left join source_file on source_file.source = figure.source and (
    source_file.file = figure.file
    -- A page has no file of its own: its words were copied into the one that was read.
    or figure.locator = 'web'
)
where list_contains($ids, figure.figure_id)
order by figure.source, figure.file, figure.sheet, try_cast(figure."row" as integer), figure."row", figure."column", id
