-- One row: all that is stored of the Race Disparity Ratio with that id.
select * exclude (value_id) from progression_step where value_id = $id
