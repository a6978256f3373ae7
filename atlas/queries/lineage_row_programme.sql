-- One row: all that is stored of the programme with that id, and the number of BME staff in its year where it is held.
select programme.* exclude (programme_id), programme_staff.bme_staff
from programme
left join programme_staff using (programme_id)
where programme_id = $id
