-- One row per indicator, in order of standard and number.
select
    indicator as id, number, standard, title, short, question, kind, unit, better, ratio, period, event, out_of,
    meaning, decimals, survey_question, parts, notes
from indicator
order by position
