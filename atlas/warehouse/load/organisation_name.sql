-- One row per organisation and different spelling, the newest vintage of each; the present name is marked.
insert into organisation_name
with printed as (
    select code, name, vintage, coalesce(source, '') as source
    from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
    union all
    select code, name, '', 'organisations.csv' from organisation
    union all
    select code, short_name, '', 'organisations.csv' from organisation
),
newest as (
    select code, search_form(name) as search_name, arg_max(name, (name <> upper(name), vintage, source, name)) as name,
        arg_max(source, (vintage, source, name)) as source, max(vintage) as vintage
    from printed
    where name is not null
    group by code, search_form(name)
)
select
    newest.code, newest.name, newest.search_name, newest.vintage, newest.source,
    coalesce(newest.search_name in (search_form(organisation.name), search_form(organisation.short_name)), false)
from newest left join organisation using (code)
order by newest.code, newest.search_name
