-- One row per ladder and band on one date for one ethnic group, on the chosen base; a band without posts has a NULL share.
-- ``drawn`` is false where fewer than $fewest people make the base: one or two people are no share to draw; ``hidden``
-- is true where a count of the band is too small to publish.
with held as (
    select *
    from progression
    where organisation = $organisation and snapshot_date = $date and "group" = $group
        and not starts_with(band, 'tier_')
),
-- Every Agenda for Change ladder has the bands of all staff together, so that an empty band is a row and not a hole.
rung as (
    select ladder.ladder, band.band, band.band_label, band.band_position, band.tier
    from (select distinct ladder from held where ladder <> 'medical') as ladder
    cross join (select * from held where ladder = 'all') as band
    union all
    select ladder, band, band_label, band_position, tier from held where ladder = 'medical'
),
shown as (
    select
        rung.ladder, rung.band, rung.band_label, rung.band_position, rung.tier,
        if(held.band is null, 0, held.headcount) as headcount,
        if(held.band is null, 0, if($base = 'known', held.known, held.everyone)) as base,
        if($base = 'known', share_known, share) as share,
        if($base = 'known', share_known_low, share_low) as low,
        if($base = 'known', share_known_high, share_high) as high,
        representation_index as "index", representation_index_low as index_low,
        representation_index_high as index_high,
        if(held.band is null, 0, held.known) as known, if(held.band is null, 0, held.everyone) as everyone,
        if($base = 'known', step_known, step) as step,
        if($base = 'known', step_known_low, step_low) as step_low,
        if($base = 'known', step_known_high, step_high) as step_high,
        held.value_id as lineage,
        coalesce(held.share_known is not null and least(held.known, held.everyone) >= $fewest, false) as drawn,
        held.band is not null and (
            held.headcount is null or if($base = 'known', held.known, held.everyone) is null
        ) as hidden
    from rung
    left join held using (ladder, band)
),
-- A step down counts where the interval of the difference from the band below leaves out nought, and both are drawn.
falls as (
    select
        ladder, band, -step as fall,
        step_high < 0 and lag(drawn) over (partition by ladder order by band_position) as certain
    from shown
    where (base > 0 or hidden) and band <> 'total' and ladder <> 'medical'
    qualify drawn
),
steepest as (
    select ladder, arg_max(band, fall) as band from falls where certain group by ladder
)
select
    shown.ladder, shown.band,
    -- Short enough for an axis; the glossary and the role groups' file hold the whole names.
    case shown.band
        when 'vsm' then 'VSM' when 'hospital_practitioner' then 'Hospital practitioner' when 'other_doctor' then 'Other grades'
        else band_label
    end as label,
    tier, headcount, base, share, low, high,
    "index", index_low, index_high, known, everyone, drawn, hidden, step, step_low, step_high,
    lineage, coalesce(falls.certain, false) as falls, steepest.band is not null as steepest
from shown
left join falls on falls.ladder = shown.ladder and falls.band = shown.band
left join steepest on steepest.ladder = shown.ladder and steepest.band = shown.band
order by
    list_position(['clinical', 'clinical_with_support', 'non_clinical', 'medical', 'all'], shown.ladder),
    shown.band = 'total', band_position
