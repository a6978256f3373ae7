-- every programme is of a known organisation
-- Correct the code in the register, or add the organisation to data/reference/organisations.csv.
select 'data/programmes/' || programme.file, concat_ws(' ', programme.organisation, programme.name, 'row', programme."row")
from programme
left join organisation on organisation.code = programme.organisation
where organisation.code is null
order by 2
