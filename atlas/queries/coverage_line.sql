-- One row: how many have a figure, of how many, for one indicator, part, level, group and year.
select value_id as lineage, with_figure, printed, out_of, denominator, text
from coverage
where source = '' and indicator = $indicator and part = $part and level = $level and "group" = $group and year = $year
order by period_end desc
limit 1
