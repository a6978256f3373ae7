-- One row per trust type: reporting units surveyed in the newest year that has BME and White rates, and those with both.
with surveyed as (
    select organisation, survey_year, series, bme is not null and white is not null as both_rates
    from measure
    where indicator = 'career_progression' and part = 'whole' and breakdown = '' and period_kind = 'survey'
        and level in ('trust', 'reporting_unit') and provenance not in ('press', 'owner')
),
chosen as (
    select survey_year, series
    from surveyed
    where both_rates
    group by survey_year, series
    order by survey_year desc, count(*) desc, series
    limit 1
),
unit as (
    select organisation, bool_or(both_rates and surveyed.series = chosen.series) as ranked
    from surveyed
    join chosen using (survey_year)
    group by organisation
)
select organisation.trust_type, count(*) filter (where ranked) as units_with, count(*) as units_all
from unit
join organisation on organisation.code = unit.organisation
where $region = '' or organisation.region = $region
group by organisation.trust_type
order by units_with desc, units_all desc, organisation.trust_type
