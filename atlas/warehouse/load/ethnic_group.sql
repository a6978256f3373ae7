-- data/reference/ethnic_groups.csv as it stands.
insert into ethnic_group
select code, label, broad, wres_group, position::integer
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
order by position::integer
