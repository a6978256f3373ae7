-- One row per acute trust and ICB in which some of its modelled catchment lives.
create table catchment (
    value_id text not null default null,   -- opens its trail: a letter and a digest of the key
    trust text not null, icb text not null, share double not null, primary key (trust, icb)
);
