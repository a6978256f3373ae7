-- One row per postcode outward code in England.
create table outcode (outcode text primary key, latitude double not null, longitude double not null, postcodes integer not null);
