-- One row per table of the warehouse: its name, what a row is, and how many there are.
select table_name as name, rtrim(comment, '.') as grain, estimated_size as rows
from duckdb_tables()
where database_name = current_database()
order by table_name
