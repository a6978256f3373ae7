-- the steps of the ladder multiply to the whole climb
-- The tiers of the three steps differ.
select 'atlas/warehouse/fill_progression.py', concat_ws(' ', organisation, snapshot_date, ladder, "group")
from progression_step
group by source, organisation, snapshot_date, ladder, "group"
having abs(
    ln(max(ratio) filter (step = 'lower_middle')) + ln(max(ratio) filter (step = 'middle_upper'))
    - ln(max(ratio) filter (step = 'lower_upper'))
) > 1e-9
order by all
