-- One row per organisation: England, regions, ICBs, trusts, reporting units.
select
    code, level, name, short_name, trust_type, icb, region, parent, ons_code, postcode, valid_from, valid_to,
    successor, final_code, longitude, latitude, staff_in_post, note
from organisation
order by list_position(['england', 'region', 'icb', 'trust', 'reporting_unit'], level), name, code
