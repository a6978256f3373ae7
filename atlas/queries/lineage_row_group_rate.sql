-- One row: all that is stored of the rate of an ethnic group with that id.
select * exclude (value_id) from group_rate where value_id = $id
