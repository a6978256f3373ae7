-- One row per region, ICB, trust and reporting unit: where it lies, when it was open, its parents, staff, tile and surveys.
-- A trust took part in a survey (``surveyed``: the years) if any figure of it is held but what itself or the press printed.
with took_part as (
    select organisation, list(distinct year order by year) as years
    from measure
    where period_kind = 'survey' and provenance not in ('press', 'owner') and level in ('trust', 'reporting_unit')
    group by organisation
)
select
    o.code, o.level, o.short_name as name, o.trust_type, o.icb, o.region, o.parent, o.valid_from, o.valid_to,
    coalesce(o.longitude, whole.longitude) as longitude, coalesce(o.latitude, whole.latitude) as latitude,
    o.staff_in_post, t."row" as tile_row, t."column" as tile_column, t.label as tile_label,
    coalesce(took_part.years, []) as surveyed
from organisation as o
left join organisation as whole on whole.code = o.parent and o.level = 'reporting_unit'
left join area_tile as t on t.area = o.code
left join took_part on took_part.organisation = o.code
where o.level in ('region', 'icb', 'trust', 'reporting_unit')
order by o.short_name, o.code
