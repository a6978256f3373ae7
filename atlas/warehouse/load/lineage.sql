-- data/reference/lineage.csv as it stands.
insert into lineage
select
    predecessor, predecessor_name, successor, successor_name, effective_date::date, kind, is_primary::boolean,
    in_scope::boolean, confidence, source, coalesce(note, '')
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
order by effective_date, predecessor, successor
