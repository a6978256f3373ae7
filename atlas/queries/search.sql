-- One row per organisation that answers to the words: by code, or every word in one of its names, best match first.
with asked as (
    select search_form($words) as words, upper(trim($words)) as code
),
named as (
    select
        organisation_name.code,
        arg_min(
            {'name': organisation_name.name, 'is_current': is_current},
            (not is_current, not starts_with(search_name, words), length(search_name), search_name)
        ) as best,
        min(case
            when search_name = words then 1
            when starts_with(search_name, words) then 2
            when contains(' ' || search_name, ' ' || words) then 3
            else 4
        end) as closeness
    from organisation_name cross join asked
    where words <> ''
        and len(list_filter(string_split(words, ' '), word -> not contains(search_name, word))) = 0
    group by organisation_name.code
),
coded as (
    select organisation.code, 0 as closeness
    from organisation cross join asked
    where asked.code <> '' and (organisation.code = asked.code or organisation.ons_code = asked.code)
),
found as (
    select code, min(closeness) as closeness, any_value(best) as best
    from (
        select code, closeness, best from named
        union all
        select code, closeness, null from coded
    )
    group by code
)
select
    organisation.code, organisation.name, organisation.level, organisation.trust_type,
    coalesce(icb.short_name, '') as icb_name, coalesce(region.name, '') as region_name,
    case when best is not null and not best.is_current then best.name else '' end as former_name,
    organisation.valid_to,
    case when organisation.valid_to is not null and organisation.final_code <> organisation.code
        then organisation.final_code else '' end as closed_to,
    case when organisation.valid_to is not null and organisation.final_code <> organisation.code
        then coalesce(final.name, '') else '' end as closed_to_name
from found
join organisation using (code)
left join organisation as icb on icb.code = organisation.icb and organisation.level in ('trust', 'reporting_unit')
left join organisation as region on region.code = organisation.region and organisation.level <> 'region'
left join organisation as final on final.code = organisation.final_code
order by
    closeness, list_position(['england', 'region', 'icb', 'trust', 'reporting_unit'], organisation.level),
    organisation.valid_to is not null, organisation.name, organisation.code
limit 200
