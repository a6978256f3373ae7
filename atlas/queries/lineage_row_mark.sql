-- One row: all that is stored of the mark with that id.
select * exclude (value_id) from mark where value_id = $id
