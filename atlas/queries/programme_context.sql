-- One row per published share of BME staff in England and day: of all staff and of very senior managers, by source.
select 'workforce' as series, band as line, snapshot_date as day, share_known as share, '' as "precision",
    value_id as lineage
from progression
where organisation = (select code from organisation where level = 'england') and ladder = 'all' and "group" = 'bme'
    and band in ('total', 'vsm') and share_known is not null
union all
select 'wres', if(breakdown = 'vsm', 'vsm', 'total'), period_end, value, "precision", figure_id
from figure
where organisation = (select code from organisation where level = 'england') and indicator = 'representation'
    and part = 'whole' and breakdown in ('', 'vsm') and "group" = 'bme' and statistic = 'share'
    and source = 'national-wres' and value is not null
order by series desc, line, day
