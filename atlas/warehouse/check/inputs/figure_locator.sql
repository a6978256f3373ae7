-- every figure has a locator
-- A figure without a place where it was printed cannot stand.
select stands_in, said
from described_figure
where locator not in ('cell', 'row', 'web')
    or locator = 'web' and sheet = ''
    or locator <> 'web' and (file = '' or "row" = '')
order by figure_id
