-- One row per organisation, snapshot date, ladder, band and ethnic group: headcount, shares, representation index and the step from the band below.
create table progression (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, snapshot_date date not null, wres_year integer,
    ladder text not null,              -- clinical (qualified), clinical_with_support, non_clinical, medical, all
    band text not null, band_label text not null, band_position integer not null,   -- 'total' is all bands of the ladder
    tier text not null,                -- lower, middle, upper, or '' (doctor grades, other pay)
    "group" text not null,             -- bme, white, asian, black, chinese, mixed, other, unknown
    -- headcounts; NULL where the status says suppressed, or where a group of the band is
    headcount integer,
    known integer,                     -- of known ethnicity in the band
    everyone integer,                  -- of the band, unknown included
    share double, share_low double, share_high double,                     -- of everyone (WRES base), Wilson
    share_known double, share_known_low double, share_known_high double,   -- of known ethnicity, Wilson
    representation_index double, representation_index_low double, representation_index_high double,   -- on known ethnicity
    -- share less that of the next band below with a share, points, Newcombe; NULL for doctors, whose grades are no steps
    step double, step_low double, step_high double,
    step_known double, step_known_low double, step_known_high double,
    status text not null, source text not null,
    -- for areas pooled from trusts: per cent of their staff, and who they are in words
    pooled boolean not null default false, covered double, population text not null default ''
);
