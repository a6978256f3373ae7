-- One row: all that is stored of the figure about risk assessments with that id.
select * exclude (value_id) from risk_assessment_2020 where value_id = $id
