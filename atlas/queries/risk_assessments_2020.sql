-- One row per figure printed about risk assessments of staff in 2020, in order of time.
select value_id as lineage, "when", what, "value", unit, numerator, denominator, out_of, printed_by
from risk_assessment_2020
order by position
