-- One row per date, ladder, ethnic group and step of the ladder: every Race Disparity Ratio of one organisation.
select
    value_id as lineage, snapshot_date, ladder, "group", step, white_from, white_to, group_from, group_to, ratio, low, high, method
from progression_step
where organisation = $organisation
order by
    snapshot_date, list_position(['clinical', 'clinical_with_support', 'non_clinical', 'all'], ladder),
    list_position(['bme', 'asian', 'black', 'chinese', 'mixed', 'other'], "group"),
    list_position(['lower_middle', 'middle_upper', 'lower_upper'], step)
