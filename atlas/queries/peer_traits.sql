-- One row per trust or reporting unit that was asked in the newest survey: what decides which others are like it.
with answered as (
    select figure_id, organisation, value as bme_respondents, denominator as respondents, survey_year
    from figure
    where indicator = 'survey_respondents' and statistic = 'share' and "group" = 'bme' and breakdown = ''
        and level in ('trust', 'reporting_unit') and superseded_by = '' and status <> 'quarantined'
    qualify row_number() over (partition by organisation order by survey_year desc, source) = 1
        and survey_year = max(survey_year) over ()
),
-- The share of BME staff in the whole workforce, where a publication gives it by trust.
workforce as (
    select organisation, bme as bme_staff
    from measure
    where indicator = 'representation' and part = 'whole' and breakdown = '' and bme_precision = 'exact'
        and provenance not in ('press', 'owner') and level in ('trust', 'reporting_unit')
    qualify row_number() over (partition by organisation order by period_end desc, best desc) = 1
)
select
    organisation.code, organisation.short_name as name, organisation.level, organisation.trust_type, organisation.icb,
    organisation.region, organisation.parent, organisation.staff_in_post,
    organisation.staff_figure as staff_lineage, answered.figure_id as respondents_lineage,
    ln(nullif(organisation.staff_in_post, 0)) as log_staff, answered.respondents,
    answered.bme_respondents, answered.survey_year, workforce.bme_staff
from answered
join organisation on organisation.code = answered.organisation
left join workforce on workforce.organisation = organisation.code
order by organisation.code
