-- One row per organisation, indicator, part, period and ethnic group: rates of the specific groups and of White, BME and all staff beside them, with intervals.
create table group_rate (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, indicator text not null, part text not null,
    period_kind text not null, period_end date not null, wres_year integer, survey_year integer,
    "group" text not null,             -- a specific ethnic group, or bme, white or all of the same publication
    value double,                      -- per cent; NULL where the status says why there is none
    low double, high double,           -- 95 %; NULL without a value or a number of answers
    base double,                       -- the published number of answers
    method text not null,              -- how the interval was made; '' where there is none
    status text not null,
    basis_note text not null,          -- what the interval rests on, in words
    source text not null, figure_id text not null,
    primary key (organisation, indicator, part, period_end, "group")
);
