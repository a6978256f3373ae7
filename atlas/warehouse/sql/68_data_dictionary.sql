-- One row per column of a table: its type, unit and meaning, and whether it is part of the table's key.
create table data_dictionary (
    "table" text not null, position integer not null, "column" text not null,
    type text not null,                -- in the database
    unit text not null,                -- '' where there is none, or where the row names it
    meaning text not null,
    in_key boolean not null,           -- one of the columns that together name a row
    refers_to text not null,           -- table.column that holds what a cell names, '' where it names nothing
    primary key ("table", "column")
);
