-- One row per ladder, band and date for one ethnic group, on the chosen base, in order of time.
-- ``drawn`` is false where fewer than $fewest people make the base.
select
    value_id as lineage, ladder, band, if(band = 'vsm', 'VSM', band_label) as label, snapshot_date, headcount,
    if($base = 'known', known, everyone) as base,
    if($base = 'known', share_known, share) as share,
    if($base = 'known', share_known_low, share_low) as low,
    if($base = 'known', share_known_high, share_high) as high,
    coalesce(share_known is not null and least(known, everyone) >= $fewest, false) as drawn
from progression
where organisation = $organisation and "group" = $group and list_contains($ladders, ladder) and list_contains($bands, band)
order by ladder, list_position($bands, band), snapshot_date
