-- data/reference/area_tiles.csv as it stands.
insert into area_tile
select area, "row"::integer, "column"::integer, label
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
order by area
