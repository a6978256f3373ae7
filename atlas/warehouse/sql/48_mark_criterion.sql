-- One row per trust, WRES year, version of the method and criterion: figure, interval, how it stands, and what would complete it.
create table mark_criterion (
    value_id text not null default null,             -- opens its trail: a letter and a digest of the key
    organisation text not null, wres_year integer not null, version integer not null,
    position integer not null, criterion text not null, domain text not null, title text not null,
    counted boolean not null,
    value double, low double, high double, unit text not null,    -- times (1 is equal) or points; above is worse for BME staff
    value_2 double, low_2 double, high_2 double, unit_2 text not null,   -- the second interval, where equality needs two
    years text not null,               -- the WRES years the figure rests on
    basis text not null,               -- counts, estimated or ''
    source text not null, provenance text not null,
    wide text not null, close text not null, "level" text not null,   -- met, not met, too little data, can’t be checked; level '' where no rule
    progress text not null,            -- better, worse, no clear change; '' where there is no year to compare with
    wide_limit double, close_limit double,
    reason text not null,              -- why it is not met or can't be told, '' where met
    completed_by text not null,        -- source that would give it, '' where held
    change text not null,              -- what would change it, in words
    primary key (organisation, wres_year, version, criterion)
);
