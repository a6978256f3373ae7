-- data/reference/organisations.csv, with staff in post joined later from figures.
insert into organisation
select
    code, level, name, short_name, coalesce(trust_type, ''), coalesce(icb, ''), coalesce(region, ''),
    coalesce(parent, ''), coalesce(ons_code, ''), coalesce(postcode, ''), valid_from::date, valid_to::date,
    coalesce(successor, ''), coalesce(final_code, ''), longitude::double, latitude::double, null, '',
    coalesce(note, '')
from read_csv($path, header = true, all_varchar = true, delim = ',', quote = '"')
order by array_position(['england', 'region', 'icb', 'trust', 'reporting_unit'], level), code
