-- One row per ethnic group of one organisation's indicator or part, newest period: rate, interval, gap to White British, share of those who answered.
with newest as (
    select *
    from group_rate
    where organisation = $organisation and indicator = $indicator and part = $part
    qualify period_end = max(period_end) over ()
),
answered as (
    select "group", period_end, value as share, denominator as known
    from figure
    where organisation = $organisation and indicator = 'survey_respondents' and part = 'whole' and breakdown = ''
        and statistic = 'share' and value is not null and superseded_by = '' and status <> 'quarantined'
    qualify row_number() over (partition by "group", period_end order by source) = 1
)
select
    newest.value_id as lineage, newest."group", ethnic_group.label, ethnic_group.broad, ethnic_group.wres_group,
    newest."group" not in ('all', 'bme', 'white') as specific, newest.period_kind, newest.period_end,
    newest.survey_year, newest.wres_year, newest.value, newest.low, newest.high, newest.base, newest.method,
    newest.status, newest.basis_note,
    if(newest."group" = british."group", null, newest.value - british.value) as difference,
    answered.share, answered.known, newest.source, figure.sheet, figure."row", figure."column", figure.note
from newest
join ethnic_group on ethnic_group.code = newest."group"
join figure on figure.figure_id = newest.figure_id
left join newest as british on british."group" = 'white_british'
left join answered on answered."group" = newest."group" and answered.period_end = newest.period_end
order by specific desc, ethnic_group.position
