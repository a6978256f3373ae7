insert into glossary
select row_number() over () as position, term, anchor, text
from read_csv($path, header = true, all_varchar = true);
