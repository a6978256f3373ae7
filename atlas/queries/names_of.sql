-- One row per former name of an organisation, newest first.
select name, vintage, source
from organisation_name
where code = $organisation and not is_current
qualify row_number() over (partition by search_name order by vintage desc, name) = 1
order by vintage desc, name
