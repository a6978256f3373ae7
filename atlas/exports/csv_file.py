"""A Table as CSV: exactly the rows on screen, in full precision, with source and coverage on every row."""

from __future__ import annotations

import csv
import io
from typing import Any

from atlas.exports.table import Table

# A spreadsheet would run a cell that starts with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(table: Table) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read the names right."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.heading for column in table.columns] + ["Source", "Coverage", "Notes"])
    tail = [table.source, table.coverage, " ".join(table.notes)]
    for row in table.rows:
        writer.writerow([_cell(row.get(column.key)) for column in table.columns] + [_cell(text) for text in tail])
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value
