-- One row per publication, held or wanted, in order of rank: the API's list.
select
    source as id, title, publisher, landing_page, licence, licence_confirmed, provenance, rank, vintage, cadence,
    next_release, feeds, attribution, held, figures
from source
where ($id = '' or source = $id) and (held or not $held_only)
order by held desc, rank, source
limit $limit offset $offset
