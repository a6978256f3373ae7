insert into risk_assessment_2020
select
    '', row_number() over (), "when", as_of::date, what, "value"::double, unit, numerator::integer, denominator::integer,
    out_of, printed_by
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"', parallel = false)
