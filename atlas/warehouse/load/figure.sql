-- All staged figures in a fixed order. The same quantity from several sources stays; all but the best-ranked name the best.
insert into figure
select
    staged.* exclude (superseded_by, best_id),
    case when staged.figure_id = best_id then '' else best_id end
from (
    select
        figure_staged.*,
        first_value(figure_id) over (
            partition by organisation, indicator, part, breakdown, "group", statistic, period_kind, period_end
            order by
                value is null, coalesce(source.rank, 1000),
                array_position(['exact', 'rounded', 'bound'], figure_staged."precision"),
                array_position(['cell', 'row', 'web'], figure_staged.locator),
                figure_staged.file, figure_staged.sheet, try_cast(figure_staged."row" as integer),
                figure_staged."row", figure_id
        ) as best_id
    from figure_staged left join source using (source)
) as staged
order by indicator, part, breakdown, organisation, period_end, "group", statistic, source, figure_id;
