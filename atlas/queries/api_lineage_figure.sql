-- One row for one published figure: where it was read, from which publication, what was done to it, how it is defined.
select
    figure.figure_id as "id", figure.organisation as "organisation.code", place.name as "organisation.name",
    figure.indicator as "indicator.id", indicator.title as "indicator.title", indicator.meaning as "indicator.meaning",
    figure.part as "indicator.part", figure.breakdown as "indicator.breakdown", figure."group",
    figure.period_kind as "period.type", strftime(figure.period_end, '%Y-%m-%d') as "period.end",
    figure.statistic, figure.value, figure.numerator as count, figure.denominator, figure.unit, figure."precision",
    figure.status, figure.note,
    source.source as "publication.id", source.title as "publication.title",
    source.publisher as "publication.publisher", source.landing_page as "publication.landing_page",
    source.licence as "publication.licence", source.provenance as "publication.provenance",
    source.vintage as "publication.vintage",
    figure.locator as "place.kind", figure.file as "place.file", figure.sheet as "place.sheet",
    figure."row" as "place.row", figure."column" as "place.column", figure.transform as "done_to_it",
    (select value from meta where key = 'method_version') as method_version
from figure
join organisation as place on place.code = figure.organisation
join source on source.source = figure.source
join indicator on indicator.indicator = figure.indicator
where figure.figure_id = $id
order by figure.figure_id
