-- data/breaks.csv as it stands; a blank source is a remark of ours.
insert into series_break
select
    break_id, indicator, part, organisations, series, from_year::integer, year_kind, kind, cuts::boolean, text,
    coalesce(source, '')
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
order by from_year::integer, break_id
