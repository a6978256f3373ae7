-- One quarantine file beside the figures, as it stands.
insert into quarantine
select
    source, coalesce(file, ''), coalesce(sheet, ''), coalesce("row", ''), coalesce("column", ''),
    coalesce(reason, ''), coalesce(text, '')
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
