-- every figure has a known status, and a value unless the status says why not
-- Give the value, or the status that says why there is none.
select stands_in, said
from described_figure
where status not in (
        'published', 'derived', 'estimated', 'supplied', 'suppressed', 'not_published', 'not_collected',
        'not_applicable', 'quarantined'
    )
    or (value is null) <> (status in ('suppressed', 'not_published', 'not_collected', 'not_applicable'))
order by figure_id
