-- One row per break or remark, in order of year, with the names of the organisations it concerns.
select
    break_id, indicator, part, organisations, series, from_year, year_kind, kind, cuts, text, series_break.source,
    case when organisations = 'all' then 'all' else (
        select string_agg(organisation.short_name, ', ' order by organisation.short_name)
        from organisation where list_contains(string_split(organisations, ' '), organisation.code)
    ) end as organisations_text
from series_break
order by organisations <> 'all', from_year, break_id
