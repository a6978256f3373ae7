-- One row per organisation, snapshot date, ladder, band and ethnic group: headcount, shares and representation index.
create table progression (
    organisation text not null, snapshot_date date not null, wres_year integer,
    ladder text not null,              -- clinical (qualified), clinical_with_support, non_clinical, medical, all
    band text not null, band_label text not null, band_position integer not null,   -- 'total' is all bands of the ladder
    tier text not null,                -- lower, middle, upper, or '' (doctor grades, other pay)
    "group" text not null,             -- bme, white, asian, black, chinese, mixed, other, unknown
    headcount integer not null,
    known integer not null,            -- headcount of known ethnicity in the band
    everyone integer not null,         -- headcount of the band, unknown included
    share double, share_low double, share_high double,                     -- of everyone (WRES base), Wilson
    share_known double, share_known_low double, share_known_high double,   -- of known ethnicity, Wilson
    representation_index double, representation_index_low double, representation_index_high double,   -- on known ethnicity
    status text not null, source text not null
);
