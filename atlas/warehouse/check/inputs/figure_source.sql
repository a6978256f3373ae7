-- every figure has a source
-- Add the source to data/sources.toml.
select stands_in, said from described_figure where source not in (select source from source) order by figure_id
