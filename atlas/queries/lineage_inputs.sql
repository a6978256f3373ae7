-- One row per value asked for, role and value that it was computed from; of all but the ladders.
select value_id, "role", input
from measure_source
where list_contains($ids, value_id)
order by value_id, "role", input
