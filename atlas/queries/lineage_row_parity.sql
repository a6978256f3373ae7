-- One row: all that is stored of the staff needed for parity with that id.
select * exclude (value_id) from parity where value_id = $id
