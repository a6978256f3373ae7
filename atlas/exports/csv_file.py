"""A Table as CSV: exactly the rows on screen, in full precision, with all that is needed to trust them on every row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from atlas.exports.table import Table, stamped

if TYPE_CHECKING:
    from atlas.exports.document import Document

# A spreadsheet would run a cell that starts with one of these as a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_AT_ONCE = 500


def document_csv(document: Document) -> bytes:
    """The first table of a view, with the view's title, finding, licence, versions and link on every row."""
    said = {
        "Title": document.title,
        "Finding": " ".join(document.finding),
        "Licence": " ".join(document.licences),
        "Data version": document.data_version,
        "Method version": document.method_version,
        "Link": document.link,
    }
    return to_csv(stamped(document.tables[0], document.specimen), said)


def to_csv(table: Table, said: Mapping[str, str] | None = None) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read the names right.

    Source, coverage and notes of the whole table stand at the end of every row, unless the rows have their own; then
    what is ``said`` of the whole view by heading, which says whose it is where the rows have one of that name.
    """
    headings = [column.in_file or column.heading for column in table.columns]
    whole = {"Source": table.source, "Coverage": table.coverage, "Notes": " ".join(table.notes)}
    tail = {name: text for name, text in whole.items() if not {name, name.removesuffix("s")} & set(headings)}
    tail |= {f"{name} of the view" if name in headings else name: text for name, text in (said or {}).items()}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*headings, *tail])
    ends = [_cell(text) for text in tail.values()]
    for row in table.rows:
        writer.writerow([_cell(row.get(column.key)) for column in table.columns] + ends)
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
