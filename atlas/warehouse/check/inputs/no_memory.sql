-- no figure from memory
-- A number that somebody remembers is not a figure: leave it out.
select stands_in, said
from described_figure
where regexp_matches(lower(concat_ws(' ', source, file, sheet, note)), '\b(memory|recollection)\b')
order by figure_id
