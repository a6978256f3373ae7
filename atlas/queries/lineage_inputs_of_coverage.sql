-- One row per count of coverage asked for, role and figure that it rests on.
select value_id, "role", input
from coverage_source
where list_contains($ids, value_id)
order by value_id, "role", input
