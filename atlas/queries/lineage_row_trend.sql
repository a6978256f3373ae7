-- One row: all that is stored of the span of a trend with that id.
select * exclude (value_id) from trend where value_id = $id
