-- data/reference/catchments.csv as it stands.
insert into catchment
select '', trust, icb, share::double
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
order by trust, icb
