-- One row per organisation, group, series and unbroken span of one indicator's part: first and last value and the change.
select
    organisation, "group", series, span, first_year, last_year, points, first_value, last_value, change, change_low,
    change_high, factor, factor_low, factor_high, method, reading
from trend
where indicator = $indicator and part = $part and list_contains($organisations, organisation)
    and series not like '%-with-predecessors'
order by list_position($organisations, organisation), "group", series, span;
