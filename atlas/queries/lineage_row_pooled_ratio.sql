-- One row: all that is stored of the ratio within trusts with that id.
select * exclude (value_id) from pooled_ratio where value_id = $id
