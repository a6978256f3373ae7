-- One row per printed count or share of chairs, chief executives or board members.
create table leadership_count (
    value_id text not null default null,   -- opens its trail: a letter and a digest of the key
    position integer primary key, "year" integer not null, what text not null, "value" double, unit text not null,
    numerator integer, denominator integer, out_of text not null, "precision" text not null
);
