-- One row per printed count or share of chairs, chief executives or board members, in order of time.
select value_id as lineage, "year", what, "value", unit, numerator, denominator, out_of, "precision"
from leadership_count
order by position
