-- One row: all that is stored of the published figure with that id.
select * exclude (figure_id) from figure where figure_id = $id
