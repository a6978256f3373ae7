-- One row per break or remark that concerns one indicator's part and any of the organisations or series, in order of year.
select
    break_id, organisations, series, from_year, year_kind, kind, cuts, text, source
from series_break
where indicator in ($indicator, 'all')
    and part in ($part, 'all')
    and year_kind = $year_kind
    and (organisations = 'all' or list_has_any(string_split(organisations, ' '), $organisations))
    and (series = 'all' or list_contains($series, series))
order by from_year, cuts desc, break_id;
