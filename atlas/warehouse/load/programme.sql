-- data/programmes/register*.csv, as they stand.
insert into programme
select
    left(md5(concat_ws('~', organisation, kind, coalesce(scheme, ''), name, coalesce("year", ''), coalesce(cohort, ''),
        coalesce(unit, ''), coalesce(status, ''), coalesce(address, ''))), 16),
    organisation, kind, coalesce(scheme, ''), name, about, coalesce(status, ''), "value"::double, coalesce(unit, ''),
    coalesce("precision", ''), coalesce("year", ''),
    nullif(regexp_extract(coalesce("year", ''), '(?:19|20)\d\d'), '')::integer, coalesce(cohort, ''),
    mentors::integer, participants::integer, meetings_planned::integer, meetings_held::integer,
    coalesce(evaluation, ''), evaluation_n::integer, coalesce(outcome, ''), coalesce(comparator, ''),
    coalesce(facts, ''), coalesce(note, ''), coalesce(address, ''), provenance, file, "row"
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
