-- One row: all that is stored of the count of coverage with that id.
select * exclude (value_id) from coverage where value_id = $id
