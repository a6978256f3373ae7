-- One row per body whose services this organisation took over, or that took over its own, with the date.
select
    if(lineage.successor = $organisation, 'before', 'after') as side,
    if(lineage.successor = $organisation, lineage.predecessor, lineage.successor) as code,
    coalesce(organisation.name, if(lineage.successor = $organisation, predecessor_name, successor_name)) as name,
    effective_date, kind, is_primary, in_scope, confidence, lineage.note,
    organisation.code is not null as known, coalesce(organisation.final_code = organisation.code, false) as has_page
from lineage
left join organisation on organisation.code = if(lineage.successor = $organisation, lineage.predecessor, lineage.successor)
where lineage.successor = $organisation or predecessor = $organisation
order by effective_date, code
