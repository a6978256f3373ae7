-- One row per part and breakdown of one indicator that has a figure for any of the organisations.
select part, breakdown, count(distinct year) as years
from measure
where indicator = $indicator and list_contains($organisations, organisation)
group by part, breakdown
order by part = 'whole' desc, breakdown = '' desc, part, breakdown;
