-- One row per trust with BME and White rates of belief in fair progression: the newest survey, widest difference first.
-- Differences and ratios are turned so that above 0, or 1, is worse for BME staff: White minus BME, White over BME.
with pairs as (
    select *
    from measure
    where indicator = 'career_progression' and part = 'whole' and breakdown = '' and period_kind = 'survey' and best
        and bme is not null and white is not null
),
-- One publication for all, so that one base and one rounding hold for every place in the ranking.
chosen as (
    select survey_year, series
    from pairs
    where level in ('trust', 'reporting_unit')
    group by survey_year, series
    order by survey_year desc, count(*) desc, series
    limit 1
),
ranked as (
    select
        pairs.*,
        row_number() over (order by difference_harm desc, organisation) as place,
        count(*) over () as places,
        -- The comparisons that are allowed for together.
        count(p_gap) over (partition by family) as compared
    from pairs
    join chosen using (survey_year, series)
    where level in ('trust', 'reporting_unit')
)
select
    ranked.value_id as lineage, place, places, ranked.organisation as code, organisation.name, organisation.trust_type, organisation.region,
    region.name as region_name, ranked.survey_year, ranked.wres_year, bme, white, bme_base, white_base,
    difference_harm, -difference_high as difference_harm_low, -difference_low as difference_harm_high,
    ratio_harm, ratio_harm_low, ratio_harm_high, basis, basis_note, verdict, verdict_reason, compared, ranked.source,
    ranked.status,
    (
        select min(england.difference_harm) from pairs as england
        where england.level = 'england' and england.survey_year = ranked.survey_year
    ) as england
from ranked
join organisation on organisation.code = ranked.organisation
left join organisation as region on region.code = organisation.region
where $region = '' or organisation.region = $region
order by place
