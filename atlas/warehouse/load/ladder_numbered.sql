-- The rows of ladder_base in order, each with the counts of the next band below in which anybody is known, for steps.
create or replace temp table ladder_numbered as
with rung as (
    select
        organisation, snapshot_date, source, ladder, "group", band, lag(headcount) over below as headcount_below,
        lag(known) over below as known_below, lag(everyone) over below as everyone_below
    from ladder_base
    where ladder <> 'medical' and band <> 'total' and not starts_with(band, 'tier_') and known is distinct from 0
    window below as (partition by organisation, snapshot_date, source, ladder, "group" order by band_position)
)
select ladder_base.*, headcount_below, known_below, everyone_below
from ladder_base
left join rung using (organisation, snapshot_date, source, ladder, "group", band)
order by organisation, snapshot_date, source, ladder, band_position, "group" = 'unknown', "group"
