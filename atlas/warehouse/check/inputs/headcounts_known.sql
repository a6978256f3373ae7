-- every headcount stands on a known role group, band and ethnic group
-- Add it to data/reference/role_groups.csv or ethnic_groups.csv.
select stands_in, said
from described_figure
join source using (source)
where indicator = 'representation' and statistic = 'count' and provenance <> 'press'
    and (
        -- A return counts staff groups whole, not role groups.
        part not in (select role_group from role_group) and part not in ('whole', 'clinical', 'non_clinical', 'medical')
        or "group" not in (select code from ethnic_group)
    )
order by figure_id
