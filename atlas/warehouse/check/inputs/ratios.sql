-- ratios lie between 0.1 and 10, gaps between -100 and 100
-- A ratio outside this range is a misprint: set the row aside with its reason.
select stands_in, said
from described_figure
where statistic = 'ratio' and value not between 0.1 and 10 or statistic = 'gap' and value not between -100 and 100
order by figure_id
