-- One row: all that is stored of the place among all trusts with that id.
select * exclude (value_id) from standing where value_id = $id
