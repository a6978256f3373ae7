-- Not a table: every computed value, role and value that it was computed from.
create view value_source as
from measure_source
union all
from ladder_source
union all
from coverage_source;
