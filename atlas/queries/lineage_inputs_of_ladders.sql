-- One row per value of a ladder asked for, role and value that it was computed from.
select value_id, "role", input
from ladder_source
where list_contains($ids, value_id)
order by value_id, "role", input
