-- One row per indicator, part and year in which trusts are held against each other: how many.
select standing.indicator, part, year, count(*) as trusts
from standing join indicator on indicator.indicator = standing.indicator
group by standing.indicator, part, year, indicator.position
order by indicator.position, part <> 'whole', part, year desc
