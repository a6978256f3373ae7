-- One row per level with shapes (icb, region): its boundaries as one GeoJSON text, joined to the organisations.
create table boundary (level text primary key, features integer not null, geojson text not null);
