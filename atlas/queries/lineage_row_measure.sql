-- One row: all that is stored of the measure with that id, and how many comparisons its family has.
select
    found.* exclude (value_id),
    (select count(p_gap) from measure as other where other.family = found.family) as family_size
from (from measure union all by name from measure_with_predecessors) as found
where value_id = $id
