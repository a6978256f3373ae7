-- no programme stands twice
-- Keep one of the rows.
select any_value('data/programmes/' || file), concat_ws(' ', any_value(organisation), any_value(name), 'rows', string_agg("row", ', '))
from programme
group by programme_id
having count(*) > 1
order by 2
