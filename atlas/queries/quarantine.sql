-- One row per row of a publication that was set aside.
select source, file, sheet, "row", "column", reason, text
from quarantine
order by source, file, sheet, try_cast("row" as integer), "row", "column", reason
