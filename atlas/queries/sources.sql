-- One row per publication, held ones first, in order of rank.
select
    source, title, short, publisher, landing_page, licence, licence_confirmed, provenance, rank, series, vintage,
    cadence, next_release, feeds, attribution, held, figures
from source
order by held desc, rank, source
