-- One row per predecessor, successor and date: services can pass between the same two bodies twice.
create table lineage (
    predecessor text not null, predecessor_name text not null, successor text not null, successor_name text not null,
    effective_date date not null, kind text not null, is_primary boolean not null, in_scope boolean not null,
    confidence text not null, source text not null, note text not null,
    primary key (predecessor, successor, effective_date)
);
