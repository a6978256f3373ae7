-- One row per national or regional programme, with what is known of its size, evaluation and comparator.
create table programme_national (
    value_id text not null default null,   -- opens its trail: a letter and a digest of the key
    position integer not null default null,   -- in the file that it was copied to
    programme text primary key, kind text not null, "where" text not null,
    first_year integer, last_year integer,   -- of what is recorded of it; NULL where no year is
    years text not null, eligibility text not null,
    cohort integer, cohort_unit text not null, "precision" text not null, duration text not null,
    mentors integer, training text not null, meetings_planned integer, network_events integer,
    outcome text not null, comparator text not null, evaluation text not null, evaluation_n integer,
    evaluation_interviews integer, source_words text not null
);
