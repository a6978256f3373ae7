insert into programme_national
select
    '', row_number() over (), programme, kind, "where", first_year::integer, last_year::integer, years, coalesce(eligibility, ''),
    cohort::integer, coalesce(cohort_unit, ''), coalesce("precision", ''), coalesce(duration, ''), mentors::integer,
    coalesce(training, ''), meetings_planned::integer, network_events::integer, coalesce(outcome, ''), comparator,
    evaluation, evaluation_n::integer, evaluation_interviews::integer, source_words
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"', parallel = false)
