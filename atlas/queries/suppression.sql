-- One row per indicator that returns give: how many of their figures are hidden, all years together, and by which rule.
select
    suppression.indicator, indicator.short, sum(figures)::integer as figures, sum(hidden)::integer as hidden,
    round(100 * sum(hidden) / sum(figures), 1) as share, any_value(rule) as rule,
    min(wres_year) as first_year, max(wres_year) as last_year
from suppression join indicator using (indicator)
group by suppression.indicator, indicator.short, indicator.position
order by indicator.position
