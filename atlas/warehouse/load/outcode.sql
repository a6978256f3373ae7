-- data/reference/outcodes.csv as it stands.
insert into outcode
select outcode, latitude::double, longitude::double, postcodes::integer
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
order by outcode
