-- Not a table: the inputs of ladders, of their steps and of staff needed for parity, which follow from the keys of two rows.
create view ladder_source as
with area_trust as not materialized (
    -- The trusts whose people an area adds up, as in area_counts: ICSs leave out ambulance trusts.
    select area.code as area, trust.code as trust
    from organisation as area
    join organisation as trust
        on trust.level = 'trust' and (
            area.level = 'england' or area.level = 'region' and trust.region = area.code
            or area.level = 'icb' and trust.icb = area.code and trust.trust_type <> 'ambulance'
        )
    where area.level in ('england', 'region', 'icb')
),
-- The role groups of each ladder of the national file.
ladder_of as not materialized (
    from (values
        ('clinical', 'clinical_qualified'), ('clinical_with_support', 'clinical_qualified'),
        ('clinical_with_support', 'clinical_support'), ('non_clinical', 'non_clinical'), ('medical', 'medical'),
        ('all', 'clinical_qualified'), ('all', 'clinical_support'), ('all', 'non_clinical'), ('all', 'medical'),
        ('all', 'unknown')
    ) as of_ladder (ladder, role_ladder)
),
national as materialized (select distinct organisation, source from progression where "group" = 'asian'),
rung as not materialized (
    select *, not starts_with(band, 'tier_') and band <> 'total' as is_band,
        (organisation, source) in (select (organisation, source) from national) as is_national
    from progression
),
-- Tiers of an area are added up in trusts that have all three.
tiered as not materialized (
    select organisation, snapshot_date, ladder
    from progression
    where starts_with(band, 'tier_') and "group" = 'bme'
    group by all
    having count(*) = count(known)
)
-- Headcounts. A band of the national file is the sum of its role groups.
select rung.value_id, 'headcount' as "role", figure.figure_id as input
from rung
join ladder_of using (ladder)
join role_group on role_group.ladder = ladder_of.role_ladder
join ethnic_group on if(ethnic_group.wres_group = 'unknown', 'unknown', ethnic_group.code) = rung."group"
join figure
    on figure.organisation = rung.organisation and figure.snapshot_date = rung.snapshot_date
    and figure.source = rung.source and figure.part = role_group.role_group and figure.breakdown = rung.band
    and figure."group" = ethnic_group.code and figure.indicator = 'representation' and figure.statistic = 'count'
where rung.is_national and rung.is_band and rung."group" <> 'bme'
union all
select whole.value_id, 'headcount', part.value_id
from rung as whole
join rung as part using (organisation, snapshot_date, ladder, band)
where whole.is_national and whole.is_band and whole."group" = 'bme' and part."group" not in ('bme', 'white', 'unknown')
union all
-- A band of a return, and the whole of a staff group, is one figure of it.
select rung.value_id, 'headcount', figure.figure_id
from rung
join figure
    on figure.organisation = rung.organisation and figure.snapshot_date = rung.snapshot_date
    and figure.source = rung.source and figure."group" = rung."group"
    and figure.part = if(rung.ladder = 'clinical_with_support', 'clinical', rung.ladder)
    and figure.breakdown = if(rung.band = 'total', 'all_grades', rung.band)
    and figure.indicator = 'representation' and figure.statistic = 'count'
where not rung.is_national and not rung.pooled and rung.ladder <> 'all'
union all
-- Clinical and other staff of a return make all of its staff.
select whole.value_id, 'headcount', part.value_id
from rung as whole
join rung as part using (organisation, snapshot_date, band, "group")
where not whole.is_national and not whole.pooled and whole.ladder = 'all'
    and part.ladder in ('clinical_with_support', 'non_clinical')
union all
-- Bands make the tiers, and the whole of a ladder of the national file.
select whole.value_id, 'headcount', part.value_id
from rung as whole
join rung as part using (organisation, snapshot_date, ladder, "group")
where not whole.pooled and part.is_band and (
    whole.band = 'total' and whole.is_national
    or starts_with(whole.band, 'tier_') and part.tier = whole.tier and (whole.is_national or whole.ladder <> 'all')
)
union all
-- An area adds up its trusts, and holds them against the whole of the same trusts.
select area.value_id, unnest(['headcount', 'whole']), unnest([trust.value_id, total.value_id])
from rung as area
join area_trust on area_trust.area = area.organisation
join rung as trust
    on trust.organisation = area_trust.trust and trust.snapshot_date = area.snapshot_date
    and trust.ladder = area.ladder and trust.band = area.band and trust."group" = area."group"
join rung as total
    on total.organisation = trust.organisation and total.snapshot_date = trust.snapshot_date
    and total.ladder = trust.ladder and total."group" = trust."group" and total.band = 'total'
where area.pooled and not trust.pooled and trust.known is not null and total.known is not null
    and (
        not starts_with(area.band, 'tier_')
        or (trust.organisation, trust.snapshot_date, trust.ladder) in (
            select (organisation, snapshot_date, ladder) from tiered
        )
    )
union all
-- Bases: BME and White staff of the band are its known staff; with the unknown ones they are all of it.
select share.value_id, if(part."group" = 'unknown', 'unknown', 'known'), part.value_id
from progression as share
join progression as part using (organisation, snapshot_date, ladder, band)
where part."group" in ('bme', 'white', 'unknown')
union all
select share.value_id, 'whole', part.value_id
from progression as share
join progression as part using (organisation, snapshot_date, ladder, "group")
where part.band = 'total' and not share.pooled
union all
-- A step is from the next band below in which anybody is known.
select share.value_id, 'below', max_by(part.value_id, part.band_position)
from rung as share
join rung as part using (organisation, snapshot_date, ladder, "group")
where share.step_known is not null and part.is_band and part.known is distinct from 0
    and part.band_position < share.band_position
group by share.value_id
union all
select step.value_id, concat_ws('_', if(tier."group" = 'white', 'white', 'group'), ends.which), tier.value_id
from progression_step as step
join (
    from (values
        ('lower_middle', 'from', 'tier_lower'), ('lower_middle', 'to', 'tier_middle'),
        ('middle_upper', 'from', 'tier_middle'), ('middle_upper', 'to', 'tier_upper'),
        ('lower_upper', 'from', 'tier_lower'), ('lower_upper', 'to', 'tier_upper')
    ) as ends (step, which, band)
) as ends using (step)
join progression as tier
    on tier.organisation = step.organisation and tier.snapshot_date = step.snapshot_date
    and tier.ladder = step.ladder and tier.band = ends.band and tier."group" in ('white', step."group")
union all
select parity.value_id, if(part.band = 'tier_upper', 'upper', 'whole'), part.value_id
from parity
join progression as part using (organisation, snapshot_date)
where part.ladder = 'all' and part."group" = 'bme'
    and (part.band = 'tier_upper' or part.band = 'total' and parity.yardstick = 'afc_vsm')
union all
select parity.value_id, 'whole', measure.value_id
from parity
join measure
    on measure.organisation = parity.organisation and measure.snapshot_date = parity.snapshot_date
    and measure.source = parity.source and measure.indicator = 'representation' and measure.part = 'whole'
    and measure.breakdown = ''
where parity.yardstick = 'all_staff';
