-- One row per ICB and region: its square in the grid that gives every area of a level the same weight.
create table area_tile (area text primary key, "row" integer not null, "column" integer not null, label text not null);
