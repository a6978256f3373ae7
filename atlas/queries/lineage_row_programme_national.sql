-- One row: all that is stored of the national programme with that id.
select * exclude (value_id) from programme_national where value_id = $id
