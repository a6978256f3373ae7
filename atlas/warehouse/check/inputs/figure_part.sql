-- every figure belongs to a known part
-- Name the part in the indicator's definition, or the role group in data/reference/role_groups.csv.
with known as (
    select indicator, 'whole' as part from indicator
    union
    select indicator, unnest(from_json(parts, '[{"id": "VARCHAR"}]')).id from indicator
    union
    select 'representation', role_group from role_group
    union
    select 'representation', unnest(['clinical', 'non_clinical', 'medical'])
)
select stands_in, said
from described_figure
where not exists (
    select 1 from known where known.indicator = described_figure.indicator and known.part = described_figure.part
)
order by figure_id
