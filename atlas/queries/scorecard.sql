-- One row per organisation asked for and indicator of the standard, or part of one that is held: newest figures, verdict, standing and trend.
select scorecard.*
from scorecard
where list_contains($organisations, organisation)
order by list_position($organisations, organisation), number, part <> 'whole', part
