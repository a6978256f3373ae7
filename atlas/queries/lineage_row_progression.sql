-- One row: all that is stored of the band of a ladder with that id.
select * exclude (value_id) from progression where value_id = $id
