-- One row per break in a series: nothing is joined or tested across it.
create table series_break (
    break_id text primary key,
    indicator text not null,           -- an indicator id, or 'all'
    part text not null,                -- a part id, or 'all'
    organisations text not null,       -- 'all', or ODS codes joined by a space
    series text not null,              -- a series, or 'all'
    from_year integer not null,        -- first survey year (survey) or WRES year (others) on the new basis
    year_kind text not null,           -- survey_year or wres_year
    kind text not null,                -- base, publication, fault, wording, merger, coverage
    cuts boolean not null,             -- false: a remark drawn on the line that does not cut it
    text text not null, source text not null
);
