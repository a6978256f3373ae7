-- every interval of a group's rate holds its value
-- Counts and bases were mixed up, or an interval stands without a value.
select
    'atlas/warehouse/fill_group_rates.py',
    concat_ws(' ', organisation, indicator, part, period_end, "group", low, 'to', high, 'without', value)
from group_rate
where value not between low and high
    or (method <> '') <> (value is not null and low is not null and high is not null)
order by all
