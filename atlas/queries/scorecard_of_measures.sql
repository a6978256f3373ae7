-- One row per measure asked for by its id that is the newest of its organisation and indicator, in the order asked.
select scorecard.*, organisation.short_name, organisation.name
from scorecard
join organisation on organisation.code = scorecard.organisation
where list_contains($ids, lineage)
order by list_position($ids, lineage)
