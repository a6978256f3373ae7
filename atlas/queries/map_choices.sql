-- One row per indicator, part, level (reporting units count as trusts) and year with any figure: how many places have each measure.
-- As on the map, what a trust or the press printed stands apart, and only exact figures count.
with told as (
    select
        *,
        coalesce(bme_precision, 'exact') = 'exact' and coalesce(white_precision, 'exact') = 'exact' as pair_exact,
        row_number() over (
            partition by indicator, part, organisation, year, period_end
            order by best desc, bme is not null and white is not null desc, pooled, series
        ) = 1 as decides
    from measure
    where breakdown = '' and level in ('region', 'icb', 'trust', 'reporting_unit') and provenance not in ('press', 'owner')
),
seen as (
    select
        indicator, part, if(level = 'reporting_unit', 'trust', level) as level, year, organisation,
        max(if(decides and bme_precision = 'exact', bme, null)) is not null as has_bme,
        max(if(decides and white_precision = 'exact', white, null)) is not null as has_white,
        max(if(everyone_precision = 'exact', everyone, null)) is not null as has_everyone,
        max(if(decides and pair_exact, difference_harm, null)) is not null as has_difference,
        max(if(decides and ratio_precision = 'exact', ratio_harm, null)) is not null as has_ratio,
        bool_or(decides and pooled) as is_pooled
    from told
    group by all
)
select
    indicator, part, level, year,
    count_if(has_bme) as bme, count_if(has_white) as white, count_if(has_everyone) as everyone,
    count_if(has_difference) as difference, count_if(has_ratio) as ratio, bool_or(is_pooled) as pooled
from seen
group by all
order by indicator, part, level, year
