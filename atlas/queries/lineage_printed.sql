-- One row per programme or printed count asked for by its id: what was printed, by whom, and the line it was copied to.
with printed as (
    select
        programme_id as id, 'programme' as kind, organisation, name as what, programme.kind as sort, "year" as "when",
        status as earned, cohort, "value", unit, "precision", null::integer as numerator, null::integer as denominator,
        '' as out_of, mentors, participants, meetings_planned, meetings_held, evaluation, evaluation_n, outcome,
        comparator, note, address, '' as printed_by, provenance, file, "row", '' as words
    from programme
    union all by name
    select
        value_id as id, 'national programme' as kind, (select code from organisation where level = 'england') as organisation,
        programme as what, kind as sort, years as "when", cohort::double as "value", cohort_unit as unit, "precision",
        mentors, meetings_planned, evaluation, evaluation_n, outcome, comparator, 'press' as provenance,
        'national.csv' as file, (position + 1)::text as "row", source_words as words
    from programme_national
    union all by name
    select
        value_id as id, 'risk assessment' as kind, (select code from organisation where level = 'england') as organisation,
        what, "when", "value", unit, numerator, denominator, out_of,
        if(printed_by = 'not stated', '', printed_by) as printed_by, 'press' as provenance,
        'risk_assessments_2020.csv' as file, (position + 1)::text as "row"
    from risk_assessment_2020
    union all by name
    select
        value_id as id, 'leadership count' as kind, (select code from organisation where level = 'england') as organisation,
        what, "year"::text as "when", "value", unit, "precision", numerator, denominator, out_of, 'press' as provenance,
        'leadership.csv' as file, (position + 1)::text as "row"
    from leadership_count
    union all by name
    select
        value_id as id, 'catchment' as kind, trust as organisation, icb.name as what, 100 * share as "value",
        'per cent of its modelled catchment' as unit, 'exact' as "precision", 'copy' as provenance,
        'catchments.csv' as file, catchment.trust || ' and ' || catchment.icb as "row", 'catchments' as source
    from catchment join organisation as icb on icb.code = catchment.icb
)
select
    printed.id, printed.kind, printed.organisation, place.name, place.level, printed.what,
    coalesce(printed.sort, '') as sort, coalesce(printed."when", '') as "when", coalesce(printed.earned, '') as earned,
    coalesce(printed.cohort, '') as cohort, printed."value", printed.unit, coalesce(printed."precision", '') as "precision",
    printed.numerator, printed.denominator, coalesce(printed.out_of, '') as out_of, printed.mentors,
    printed.participants, printed.meetings_planned, printed.meetings_held, coalesce(printed.evaluation, '') as evaluation,
    printed.evaluation_n, coalesce(printed.outcome, '') as outcome, coalesce(printed.comparator, '') as comparator,
    coalesce(printed.note, '') as note, coalesce(printed.address, '') as address,
    coalesce(printed.printed_by, '') as printed_by, printed.provenance, printed.file, coalesce(printed."row", '') as "row",
    coalesce(printed.words, '') as words, coalesce(source.source, '') as source, coalesce(source.title, '') as title,
    coalesce(source.short, '') as short, coalesce(source.publisher, '') as publisher,
    coalesce(source.landing_page, '') as landing_page, coalesce(source.licence, '') as licence,
    coalesce(source.vintage, '') as vintage, coalesce(source_file.sha256, '') as sha256, source_file.bytes,
    coalesce(source_file.reader, '') as reader, coalesce(source_file.reader_version, '') as reader_version
from printed
join organisation as place on place.code = printed.organisation
left join source on source.source = coalesce(printed.source, 'programmes-published')
left join source_file on source_file.file = printed.file
    and source_file.source = coalesce(printed.source, 'programmes-published')
where list_contains($ids, printed.id)
order by printed.kind, place.name, printed.organisation, printed.what, printed.id
