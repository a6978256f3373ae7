-- One row per date on which the organisation's ladder is held, newest first.
select distinct snapshot_date
from progression
where organisation = $organisation
order by snapshot_date desc
