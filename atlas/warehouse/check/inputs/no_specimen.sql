-- no specimen organisation
-- Invented organisations live in the specimen warehouse only.
select 'data/reference/organisations.csv', code from organisation where code like 'ZZ%'
union all
select stands_in, said from described_figure where organisation like 'ZZ%'
order by all
