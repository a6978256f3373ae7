-- Not a table: every figure that coverage counts, under the part, level and group that it is counted under.
create view coverage_figure as
select
    figure_id, figure.source, indicator, part, period_kind, period_end, survey_year, wres_year, organisation, "group",
    case when level = 'reporting_unit' then 'trust' else level end as level,
    level in ('trust', 'reporting_unit') and source.provenance = 'press' as by_itself
from figure join source using (source)
where value is not null and status not in ('quarantined', 'supplied') and breakdown = '' and statistic <> 'base'
union all
-- Headcounts by role group and grade say something about England as a whole.
select
    figure_id, figure.source, indicator, 'whole', period_kind, period_end, survey_year, wres_year, organisation,
    coalesce(ethnic_group.wres_group, "group"), level, level = 'trust' and source.provenance = 'press'
from figure join source using (source) left join ethnic_group on ethnic_group.code = figure."group"
where value is not null and status <> 'supplied' and indicator = 'representation' and statistic = 'count'
    and breakdown = 'all_grades';
