-- One row: all that is stored of the count of leaders with that id.
select * exclude (value_id) from leadership_count where value_id = $id
