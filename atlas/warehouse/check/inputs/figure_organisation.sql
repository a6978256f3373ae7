-- every figure belongs to an organisation of that level
-- Correct the code or the level, or add the organisation to data/reference/organisations.csv.
select stands_in, said
from described_figure
left join organisation on organisation.code = described_figure.organisation
where organisation.level is distinct from described_figure.level
order by figure_id
