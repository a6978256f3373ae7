-- One row per table of the warehouse: its name, what a row is, and how many there are.
-- What is read beside an earlier warehouse are views, in a database of another name.
select table_name as name, rtrim(comment, '.') as grain, estimated_size as rows
from duckdb_tables()
where database_name in (current_database(), 'warehouse')
order by table_name
