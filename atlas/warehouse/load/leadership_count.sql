insert into leadership_count
select
    '', row_number() over (), "year"::integer, what, "value"::double, unit, numerator::integer, denominator::integer,
    out_of, "precision"
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"', parallel = false)
