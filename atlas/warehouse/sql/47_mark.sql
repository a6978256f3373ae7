-- One row per trust open on 31 March, WRES year and version of the method: the race equality mark that the figures support.
create table mark (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, wres_year integer not null, version integer not null,
    mark text not null,                -- gold, silver, bronze, no mark, not assessed
    event text not null,               -- awarded, renewed, raised, kept …, lowered, withdrawn, lapsed, or ''
    earned text not null,              -- what this year alone gives
    since integer, last_met integer, valid_to integer, failing integer not null,
    checked integer not null,          -- criteria that can be checked on what is published, the action plan with them
    criteria integer not null,
    wide_met integer not null, close_met integer not null,   -- counted criteria inside the bands
    unknown_percent double, bme_staff double, staff double, bme_respondents double,
    newest boolean not null,           -- the newest year of this version
    primary key (organisation, wres_year, version)
);
