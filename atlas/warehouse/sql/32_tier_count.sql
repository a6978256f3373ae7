-- One row per return, staff group, tier and ethnic group: the headcount of its bands together, where all of them are given.
create table tier_count (
    source text not null, organisation text not null, wres_year integer, snapshot_date date not null,
    part text not null,                -- clinical or non_clinical
    tier text not null,                -- lower (band 5 and below), middle (6 and 7), upper (8a and above, VSM)
    "group" text not null,             -- white, bme, unknown
    headcount integer,                 -- NULL where hidden
    status text not null
);
