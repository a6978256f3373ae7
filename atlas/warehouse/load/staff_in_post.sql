-- Headcount of each organisation at the newest date held.
update organisation set staff_in_post = newest.headcount, staff_figure = newest.figure_id
from (
    select organisation, arg_max(value, period_end)::integer as headcount, arg_max(figure_id, period_end) as figure_id
    from figure
    where indicator = 'staff_in_post' and statistic = 'count' and part = 'whole' and breakdown = '' and "group" = 'all'
        and value is not null
    group by organisation
) as newest
where organisation.code = newest.organisation
