-- One row per fact about the warehouse.
select key, value from meta order by key
