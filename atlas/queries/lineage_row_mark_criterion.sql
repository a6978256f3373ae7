-- One row: all that is stored of the criterion of a mark with that id.
select * exclude (value_id) from mark_criterion where value_id = $id
