-- One row per threshold tried a step aside, and per year left out, of one trust's newest mark.
select s.*, m.value as in_force
from mark_sensitivity as s
left join mark_method as m on m.version = s.version and m.threshold = s.name
where s.organisation = $code and s.version = $version
order by s.kind, m.position, s.name, s.value
