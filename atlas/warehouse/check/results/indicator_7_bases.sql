-- the two bases of indicator 7 are never joined
-- Keep the row of 2021 for career_progression in data/breaks.csv.
select 'data/breaks.csv', concat_ws(' ', organisation, series, "group", first_year, 'to', last_year)
from trend
where indicator = 'career_progression' and first_year <= 2020 and last_year >= 2021
order by all
