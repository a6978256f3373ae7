-- no specimen organisation
-- Invented organisations live in the specimen warehouse only.
select file, words
from (
    select 'data/reference/organisations.csv' as file, code as words from organisation where code like 'ZZ%'
    union all
    select stands_in, said from described_figure where organisation like 'ZZ%'
)
where not exists (select 1 from meta where key = 'specimen')
order by all
