-- One row: all that is stored of the share of a catchment with that id.
select * exclude (value_id) from catchment where value_id = $id
