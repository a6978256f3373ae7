-- data/reference/role_groups.csv as it stands.
insert into role_group
select role_group, label, staff_group, ladder, position::integer
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
order by position::integer
