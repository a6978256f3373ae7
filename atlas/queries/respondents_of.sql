-- One row per survey year and group: how many of the organisation's staff answered, the group's share of them, and the response rate where held.
select
    survey_year, "group",
    max(value) filter (statistic = 'share') as share,
    arg_max(figure_id, value) filter (statistic = 'share') as lineage,
    max(denominator) filter (statistic = 'share') as known,
    max(value) filter (statistic = 'count') as answered,
    max(value) filter (statistic = 'rate' and breakdown = 'response_rate') as response_rate,
    arg_min(source, source) as source
from figure
where organisation = $organisation and indicator = 'survey_respondents' and part = 'whole' and superseded_by = ''
    and status <> 'quarantined' and period_kind = 'survey'
group by survey_year, "group"
order by survey_year desc, list_position(['all', 'bme', 'asian', 'black', 'mixed', 'other', 'white'], "group")
