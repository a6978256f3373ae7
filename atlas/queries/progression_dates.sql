-- One row per date on which the organisation's ladder is held, newest first; of a pooled one, whom it rests on.
select
    snapshot_date, any_value(source) as source, bool_or(pooled) as pooled,
    coalesce(any_value(population) filter (ladder = 'all' and band = 'total'), any_value(population)) as population
from progression
where organisation = $organisation
group by snapshot_date
order by snapshot_date desc
