-- every figure has a known statistic, period and precision
-- Correct the word, or teach the atlas what it means.
select stands_in, said
from described_figure
where statistic not in ('share', 'share_known', 'rate', 'ratio', 'gap', 'count', 'base')
    or period_kind not in ('survey', 'financial_year', 'snapshot')
    or "precision" not in ('exact', 'rounded', 'bound')
order by figure_id
