-- One row per row of a publication that did not become a figure, with the reason.
create table quarantine (
    source text not null, file text not null, sheet text not null, "row" text not null, "column" text not null,
    reason text not null, text text not null
);
