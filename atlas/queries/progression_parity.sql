-- One row per date and yardstick: BME staff needed in band 8a and above for parity, newest date first.
select
    value_id as lineage, snapshot_date, yardstick, upper_everyone, upper_bme, whole_everyone, whole_bme, whole_share, needed
from parity
where organisation = $organisation
order by snapshot_date desc, yardstick
