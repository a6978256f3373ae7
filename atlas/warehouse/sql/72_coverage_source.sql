-- Not a table: the figures that a count of coverage rests on, those that are counted and one of each unit surveyed.
create view coverage_source as
select coverage.value_id, if(by_itself, 'printed', 'counted') as "role", figure_id as input
from coverage
join coverage_figure using (indicator, part, period_kind, period_end, level, "group")
where coverage.source in ('', coverage_figure.source)
union all
-- Who took part is known from any figure of the survey, also one that the publisher suppressed.
select coverage.value_id, 'surveyed', unit.figure_id
from coverage
join (
    select period_end, organisation, min(figure_id) as figure_id
    from figure join source using (source)
    where period_kind = 'survey' and level in ('trust', 'reporting_unit') and provenance not in ('press', 'owner')
    group by period_end, organisation
) as unit using (period_end)
where coverage.period_kind = 'survey' and coverage.level = 'trust';
