-- One row per national or regional programme, those with a year first, in order of time.
select
    value_id as lineage, programme, kind, "where", first_year, last_year, years, eligibility, cohort, cohort_unit, "precision", duration,
    mentors, training, meetings_planned, network_events, outcome, comparator, evaluation, evaluation_n,
    evaluation_interviews, source_words
from programme_national
order by first_year nulls last, programme
