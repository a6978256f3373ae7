-- One row per indicator, in the order of the standard: the API's list.
select
    indicator as id, number, standard, title, short, question, meaning, kind, unit, decimals, better,
    ratio as ratio_direction, period as period_type, event, out_of, survey_question, parts, notes
from indicator
where $id = '' or indicator = $id
order by position
limit $limit offset $offset
