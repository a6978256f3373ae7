-- One row: the boundaries of a level as GeoJSON text; none for a level without shapes.
select geojson from boundary where level = $level
