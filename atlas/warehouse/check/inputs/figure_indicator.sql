-- every figure belongs to a known indicator
-- Add data/indicators/<id>.toml, or correct the id.
select stands_in, said from described_figure where indicator not in (select indicator from indicator) order by figure_id
