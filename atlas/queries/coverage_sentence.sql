-- One row: how many figures are held, and who has the newest survey figures of indicator 7 for BME and for White staff.
select
    (select count(*) from figure join source using (source) where provenance <> 'owner') as figures,
    (select count(*) from figure where status = 'derived') as derived,
    (select count(*) from source where held and figures > 0 and provenance <> 'owner') as sources,
    min(with_figure) as with_figure, max(printed) as printed, out_of, denominator, year
from coverage
where source = '' and indicator = 'career_progression' and part = 'whole' and level = 'trust'
    and "group" in ('bme', 'white') and period_kind = 'survey'
group by year, out_of, denominator
having min(with_figure) > 0
order by year desc
limit 1
