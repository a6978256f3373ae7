-- every break names what exists
-- Correct the kind of year, indicator, series or code of the break.
select 'data/breaks.csv', break_id
from series_break
where year_kind not in ('survey_year', 'wres_year')
    or indicator <> 'all' and indicator not in (select indicator from indicator)
    or series <> 'all' and series not in (select series from source)
    or organisations <> 'all' and exists (
        select 1 from (select unnest(string_split(organisations, ' ')) as code)
        where code not in (select code from organisation)
    )
order by all
