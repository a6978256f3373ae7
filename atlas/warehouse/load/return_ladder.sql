-- One row per organisation or area, day, ladder and band of a return: White, BME and unknown headcount of the band and of the whole ladder.
create or replace temp table return_ladder as
with chosen as (
    -- One publication an organisation and day; where one has its own published ladder, that one stands.
    select organisation, snapshot_date, source, provenance
    from (select distinct organisation, snapshot_date, source from tier_count)
    join source using (source)
    where $supplied = (provenance = 'owner') and provenance <> 'press'
        and (organisation, snapshot_date) not in (select (organisation, snapshot_date) from progression)
    qualify row_number() over (partition by organisation, snapshot_date order by rank, source) = 1
),
counted as (
    select
        organisation, snapshot_date, wres_year, source,
        if(part = 'clinical', 'clinical_with_support', part) as ladder,
        if(breakdown = 'all_grades', 'total', breakdown) as band, "group", value::integer as headcount
    from figure join chosen using (organisation, snapshot_date, source)
    where indicator = 'representation' and statistic = 'count' and part in ('clinical', 'non_clinical', 'medical')
        and breakdown not in ('', 'senior_medical_manager')
    union all
    select
        organisation, snapshot_date, wres_year, source, if(part = 'clinical', 'clinical_with_support', part),
        'tier_' || tier, "group", headcount
    from tier_count join chosen using (organisation, snapshot_date, source)
),
laddered as (
    from counted
    union all
    select
        organisation, snapshot_date, any_value(wres_year), source, 'all', band, "group",
        if(count(headcount) = 2, sum(headcount), null)::integer
    from counted
    where ladder <> 'medical'
    group by organisation, snapshot_date, source, band, "group"
    having count(*) = 2
),
wide as (
    select
        organisation, snapshot_date, any_value(wres_year) as wres_year, source, ladder, band,
        max(headcount) filter ("group" = 'white') as white, max(headcount) filter ("group" = 'bme') as bme,
        max(headcount) filter ("group" = 'unknown') as unknown
    from laddered
    group by organisation, snapshot_date, source, ladder, band
),
own as (
    select
        wide.*, total.white as total_white, total.bme as total_bme,
        bool_and(wide.white is not null and wide.bme is not null or not starts_with(wide.band, 'tier_')) over (
            partition by wide.organisation, wide.snapshot_date, wide.ladder
        ) as has_tiers,
        null::double as covered, '' as population
    from wide
    join wide as total using (organisation, snapshot_date, source, ladder)
    where total.band = 'total'
),
pooled as (
    select
        area as organisation, snapshot_date, any_value(wres_year) as wres_year, min(source) as source, ladder, band,
        sum(white)::integer as white, sum(bme)::integer as bme,
        if(count(unknown) = count(*), sum(unknown), null)::integer as unknown,
        sum(total_white)::integer as total_white, sum(total_bme)::integer as total_bme,
        100 * sum(people) / any_value(area_people) as covered, count(*) as trusts, any_value(area_trusts) as area_trusts,
        any_value(of_what) as of_what
    from own
    join area_trust on area_trust.trust = own.organisation and area_trust.day = own.snapshot_date
    where white is not null and bme is not null and total_white is not null and total_bme is not null
        -- The three tiers of an area are those of the same trusts.
        and (has_tiers or not starts_with(band, 'tier_'))
        and not $supplied and area not in (select organisation from progression)
        -- An area that counted its own bands is not pooled from its trusts.
        and area not in (select organisation from own)
    group by area, snapshot_date, ladder, band
)
select * exclude (has_tiers), false as pooled from own
union all by name
select
    * exclude (trusts, area_trusts, of_what), true as pooled,
    trusts || ' of ' || area_trusts || if(area_trusts = 1, ' trust, ', ' trusts, ') || round(covered)::integer
        || ' % of ' || of_what as population
from pooled
where covered >= $shown_from
order by organisation, snapshot_date, ladder, band
