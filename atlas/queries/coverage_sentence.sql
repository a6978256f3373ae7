-- One row: how many figures are held, and who has the newest survey figures of indicator 7 by group.
select
    (select count(*) from figure) as figures,
    (select count(*) from source where held and figures > 0) as publications,
    with_figure, out_of, denominator, year
from coverage
where source = '' and indicator = 'career_progression' and part = 'whole' and level = 'trust' and "group" = 'bme'
    and period_kind = 'survey' and with_figure > 0
order by year desc
limit 1
