-- One row per indicator and part of which one organisation has rates by specific ethnic group, in the order of the standard.
select group_rate.indicator, group_rate.part, count(distinct "group") as groups
from group_rate
join indicator on indicator.indicator = group_rate.indicator
where organisation = $organisation and "group" not in ('all', 'bme', 'white') and value is not null
group by group_rate.indicator, group_rate.part
order by any_value(indicator.position), group_rate.part
