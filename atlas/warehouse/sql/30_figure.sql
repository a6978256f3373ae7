-- One row per published figure, as tidy as its file in data/figures.
create table figure (
    figure_id text primary key,        -- stable: a digest of the key
    source text not null, series text not null, organisation text not null, level text not null,
    indicator text not null, part text not null, breakdown text not null, "group" text not null,
    statistic text not null, value double, numerator double, denominator double, unit text not null,
    "precision" text not null, status text not null, period_kind text not null, period_end date not null,
    wres_year integer, survey_year integer, snapshot_date date, financial_year text not null,
    locator text not null, file text not null, sheet text not null, "row" text not null, "column" text not null,
    transform text not null, note text not null, superseded_by text not null
);
