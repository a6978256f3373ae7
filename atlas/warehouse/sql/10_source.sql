-- One row per publication (sources.toml), held or wanted.
create table source (
    source text primary key, title text not null, short text not null, publisher text not null, landing_page text,
    licence text not null, licence_confirmed boolean not null,
    provenance text not null,          -- publisher, copy or press
    rank integer not null,             -- lower wins where two sources give the same quantity
    series text not null,              -- figures join into one line only within a series
    vintage text, cadence text, next_release text, feeds text, attribution text,
    held boolean not null,
    figures integer not null           -- how many rows of figure it gave
);
