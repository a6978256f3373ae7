-- One row per version of the method, WRES year and mark: how many trusts.
select m.version, m.wres_year, m.mark, count(*) as trusts,
    'marks-' || m.version || '-' || m.wres_year as lineage
from mark as m
group by m.version, m.wres_year, m.mark
order by
    m.version desc, m.wres_year desc, array_position(['gold', 'silver', 'bronze', 'no mark', 'not assessed'], m.mark)
