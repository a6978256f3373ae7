-- in a specimen every organisation is invented
-- Real organisations and their figures never stand beside invented ones; write the specimen anew with “atlas specimen”.
select file, words
from (
    select 'data/reference/organisations.csv' as file, code as words from organisation where code not like 'ZZ%'
    union all
    select stands_in, said from described_figure where organisation not like 'ZZ%'
)
where exists (select 1 from meta where key = 'specimen')
order by all
