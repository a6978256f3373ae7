-- One row: all that is stored of the rate of an ethnic group with that id, and the rate of White British to hold it against.
select held.* exclude (value_id), british.value as white_british
from group_rate as held
left join group_rate as british
    on british.organisation = held.organisation and british.indicator = held.indicator and british.part = held.part
    and british.period_end = held.period_end and british."group" = 'white_british' and held."group" <> 'white_british'
where held.value_id = $id
