-- percentages lie between 0 and 100
-- Store percentages as 0 to 100.
select stands_in, said
from described_figure
where statistic in ('share', 'share_known', 'rate') and value not between 0 and 100
order by figure_id
