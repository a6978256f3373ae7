-- One row per acute trust and ICB in which some of its modelled catchment lives.
create table catchment (trust text not null, icb text not null, share double not null, primary key (trust, icb));
