"""A Table as CSV: exactly the rows on screen, in full precision, with source and coverage on every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from atlas.exports.table import Table

# A spreadsheet would run a cell that starts with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_AT_ONCE = 500


def to_csv(table: Table) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read the names right.

    Source, coverage and notes of the whole table stand at the end of every row, unless the rows have their own.
    """
    headings = [column.in_file or column.heading for column in table.columns]
    whole = {"Source": table.source, "Coverage": table.coverage, "Notes": " ".join(table.notes)}
    tail = {name: text for name, text in whole.items() if not {name, name.removesuffix("s")} & set(headings)}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*headings, *tail])
    for row in table.rows:
        writer.writerow(
            [_cell(row.get(column.key)) for column in table.columns] + [_cell(text) for text in tail.values()]
        )
    return out.getvalue().encode("utf-8-sig")


def rows_to_csv(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows under the names of their keys, for programs: no byte-order mark and nothing added."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in rows)
    return out.getvalue().encode("utf-8")


def streamed(names: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The same piece by piece, for more rows than should be held at once."""
    yield rows_to_csv(names, [])
    source = iter(rows)
    while some := list(islice(source, _AT_ONCE)):
        yield rows_to_csv(names, some).split(b"\r\n", 1)[1]


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value
