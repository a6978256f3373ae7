-- One row per ethnic group as the sources name them, with the standard's own three-way grouping.
create table ethnic_group (
    code text primary key, label text not null, broad text not null, wres_group text not null,
    position integer not null
);
