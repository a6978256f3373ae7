-- One row per column of a table, in the order of the table: type, unit, meaning, whether it is part of the key, what it refers to.
select "table", "column", type, unit, meaning, in_key, refers_to
from data_dictionary
order by "table", position
