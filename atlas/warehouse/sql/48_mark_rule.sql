-- One row per trust, WRES year, version of the method and rule: how each condition of eligibility and of the levels stands.
create table mark_rule (
    organisation text not null, wres_year integer not null, version integer not null,
    position integer not null, rule text not null, "level" text not null,   -- eligibility, bronze, silver, gold
    state text not null, "count" double, of double,
    basis text not null default null,  -- what the count rests on: counts, estimated, or '' where criteria or years are counted
    primary key (organisation, wres_year, version, "level", rule)
);
