-- One row per date on which the organisation's ladder is held, with its source, newest first.
select snapshot_date, min(source) as source
from progression
where organisation = $organisation
group by snapshot_date
order by snapshot_date desc
