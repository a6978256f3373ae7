-- One row per figure printed about COVID-19 risk assessments of staff in 2020.
create table risk_assessment_2020 (
    value_id text not null default null,   -- opens its trail: a letter and a digest of the key
    position integer primary key, "when" text not null,
    as_of date not null,                -- for the order; its day is that of "when" where one is printed
    what text not null, "value" double, unit text not null, numerator integer, denominator integer,
    out_of text not null, printed_by text not null
);
