-- One row per indicator, part, period, level and group for which anything is held, all sources together.
-- What a trust or the press printed about one trust (``printed``) is counted apart.
select
    coverage.value_id as lineage, coverage.indicator, coverage.part, coverage.period_kind, coverage.period_end, coverage.year, coverage.level,
    coverage."group", coverage.source, coverage.with_figure, coverage.printed, coverage.out_of, coverage.denominator,
    coverage.text,
    case when period_kind = 'survey' then year end as survey_year,
    case when period_kind = 'survey' then year + 1 when strftime(period_end, '%m-%d') = '03-31' then year end as wres_year,
    case when period_kind = 'financial_year' then (year - 1) || '/' || lpad((year % 100)::text, 2, '0') else '' end
        as financial_year
from coverage
join indicator using (indicator)
where source = '' and with_figure + printed > 0
order by indicator.position, part <> 'whole', part, period_end desc,
    list_position(['england', 'region', 'icb', 'trust'], level), "group"
