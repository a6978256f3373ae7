-- One row per trust, version of the method and variation in the newest year: the mark with one threshold a step aside or one year left out.
create table mark_sensitivity (
    organisation text not null, wres_year integer not null, version integer not null,
    kind text not null,                -- threshold, year left out
    name text not null, value double,  -- the threshold and what it was tried at; the year
    mark text not null, changed boolean not null
);
