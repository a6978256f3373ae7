-- One row per indicator, part, level (reporting units count as trusts) and year with any figure: how many places have each measure.
with seen as (
    select
        indicator, part, if(level = 'reporting_unit', 'trust', level) as level, year, organisation,
        max(if(best, bme, null)) is not null as has_bme,
        max(if(best, white, null)) is not null as has_white,
        max(everyone) is not null as has_everyone,
        max(if(best, difference_harm, null)) is not null as has_difference,
        max(if(best, ratio_harm, null)) is not null as has_ratio,
        bool_or(best and pooled) as is_pooled
    from measure
    where breakdown = '' and level in ('region', 'icb', 'trust', 'reporting_unit')
    group by all
)
select
    indicator, part, level, year,
    count_if(has_bme) as bme, count_if(has_white) as white, count_if(has_everyone) as everyone,
    count_if(has_difference) as difference, count_if(has_ratio) as ratio, bool_or(is_pooled) as pooled
from seen
group by all
order by indicator, part, level, year
