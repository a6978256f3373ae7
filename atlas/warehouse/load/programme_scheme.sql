insert into programme_scheme
select scheme, label, about, kind, coalesce(levels, ''), recognised_by
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
