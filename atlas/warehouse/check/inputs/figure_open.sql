-- every organisation was open in the period of its figure or the twelve months before
-- The code is wrong, or its dates in data/reference/organisations.csv are.
-- A reporting unit lives as long as its trust; a survey or financial year measures at most the year up to its end.
select stands_in, said
from described_figure
join organisation on organisation.code = described_figure.organisation
left join organisation as whole on whole.code = organisation.parent and organisation.level = 'reporting_unit'
where coalesce(whole.valid_from, organisation.valid_from) > period_end
    or coalesce(whole.valid_to, organisation.valid_to)
        < period_end - if(period_kind = 'snapshot', interval 12 month, interval 24 month)
order by figure_id
