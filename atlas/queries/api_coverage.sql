-- One row per indicator, part, period, level and group for which anything is held: of how many.
select
    coverage.value_id as id, coverage.indicator, coverage.part, coverage.level as area_type, coverage."group",
    coverage.period_kind as "period.type", strftime(coverage.period_end, '%Y-%m-%d') as "period.end",
    coverage.with_figure, coverage.printed, coverage.out_of, coverage.denominator, coverage.text
from coverage
join indicator using (indicator)
where
    coverage.source = ''
    and ($indicator = '' or coverage.indicator = $indicator)
    and ($part = '' or coverage.part = $part)
    and ($group = '' or coverage."group" = $group)
    and ($area_type = '' or coverage.level = $area_type)
    and ($from_date is null or coverage.period_end >= $from_date::date)
    and ($to_date is null or coverage.period_end <= $to_date::date)
order by
    indicator.position, coverage.part <> 'whole', coverage.part, coverage.period_end, coverage.level, coverage."group"
limit $limit offset $offset
