"""A table for paper and slides: as few columns as a page holds, every figure as text, and what was left out said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from atlas.exports.table import Column, Table

Row = Mapping[str, Any]

MOST_COLUMNS = 8
_LONGEST_TEXT = 36  # characters of a line that a column of text asks for at most
_FROM = re.compile(r"(.*?)[,:]? ?(95 ?%(?: interval)?) from(?: \((.*)\))?$")
# Where a row says why it has no figure, first to last.
_REASONS = ("missing", "why", "reason", "verdict_reason", "note", "status")
_WHY = "Why no figure"


@dataclass(frozen=True)
class Grid:
    """Headings and rows of text. ``header`` is the column whose cells head their rows; ``numeric`` columns line up on
    the right. ``notes`` say what holds for every row and what is left out."""

    title: str
    headings: tuple[str, ...]
    numeric: tuple[bool, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    header: int = 0

    @property
    def widths(self) -> tuple[int, ...]:
        """Characters that each column asks for: figures never break, long texts share what is left."""
        found = []
        for place, heading in enumerate(self.headings):
            longest = max((len(row[place]) for row in self.rows), default=1)
            needed = longest if self.numeric[place] else min(_LONGEST_TEXT, longest)
            word = max(map(len, heading.replace("-", " ").split()), default=1)
            found.append(max(needed, word, len(heading) // 4) + 1)
        return tuple(found)


@dataclass(frozen=True)
class _Printed:
    """A column of the grid: of one column of the table, or of two that are the ends of an interval."""

    heading: str
    numeric: bool
    columns: tuple[Column, ...]

    def text(self, row: Row) -> str:
        texts = [shown(row.get(column.key), column.decimals) for column in self.columns]
        if len(texts) == 1:
            return texts[0]
        return "–" if "–" in texts else " to ".join(texts)

    def lacks(self, row: Row) -> bool:
        return self.numeric and all(row.get(column.key) is None for column in self.columns)


def grid(table: Table, keys: Sequence[str] = (), most: int = MOST_COLUMNS) -> Grid:
    """The table for paper: the columns named by ``keys``, or as many as fit, in the order of the table.

    Both ends of an interval share a column; a column that says the same in every row becomes a note; a row without a
    figure says why where the table knows.
    """
    wanted = {key: place for place, key in enumerate(keys)}
    columns = [column for column in table.columns if not keys or column.key in wanted]
    columns.sort(key=lambda column: wanted.get(column.key, 0))
    columns = [column for column in columns if any(not _blank(row.get(column.key)) for row in table.rows)]
    printed = _paired(columns)
    same = [one for one in printed if len(table.rows) > 1 and _same(one, table.rows)]
    varied = [one for one in printed if one not in same]
    kept = _fitting(varied, table.rows, most) if not keys else varied
    notes = [f"In every row: {one.heading}: {one.text(table.rows[0])}." for one in same if not one.lacks(table.rows[0])]
    left = len(table.columns) - sum(len(one.columns) for one in (*kept, *same))
    if left > 0:
        notes.append(f"The data files of this view (CSV, XLSX, Parquet, JSON) have {left} more columns.")
    headings, numeric = [one.heading for one in kept], [one.numeric for one in kept]
    rows = [[one.text(row) for one in kept] for row in table.rows]
    reasons = [_reason(table, row) if any(one.lacks(row) for one in kept) else "" for row in table.rows]
    if any(reasons) and _WHY not in headings:
        headings, numeric = [*headings, _WHY], [*numeric, False]
        rows = [[*row, reason] for row, reason in zip(rows, reasons, strict=True)]
    header = next((place for place, one in enumerate(numeric) if not one), 0)
    return Grid(table.title, tuple(headings), tuple(numeric), tuple(map(tuple, rows)), (*notes, *table.notes), header)


def shown(value: Any, decimals: int | None = None) -> str:
    """A value as it is printed; an en dash where there is none."""
    if _blank(value):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return f"{value:,.{decimals or 0}f}" if decimals is not None or isinstance(value, float) else str(value)
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return str(value)


def _blank(value: Any) -> bool:
    return value is None or value == ""


def _paired(columns: Sequence[Column]) -> list[_Printed]:
    """The columns, with the two ends of an interval as one."""
    found: list[_Printed] = []
    places = iter(range(len(columns)))
    for place in places:
        column = columns[place]
        start = _FROM.match(column.in_file or column.heading)
        after = columns[place + 1] if place + 1 < len(columns) else None
        if start and after is not None and re.search(r"\bto\b", after.in_file or after.label):
            next(places)
            heading = ", ".join(filter(None, (start[1], "95 % interval"))) + (f" ({start[3]})" if start[3] else "")
            found.append(_Printed(heading, True, (column, after)))
        else:
            found.append(_Printed(column.in_file or column.heading, column.decimals is not None, (column,)))
    return found


def _same(one: _Printed, rows: Sequence[Row]) -> bool:
    return len({one.text(row) for row in rows}) == 1


def _fitting(columns: list[_Printed], rows: Sequence[Row], most: int) -> list[_Printed]:
    """As many as fit: long texts first to go, then the last ones."""
    short = [one for one in columns if one.numeric or _length(one, rows) <= 80]
    kept = short if short else columns
    return kept[:most]


def _length(one: _Printed, rows: Sequence[Row]) -> float:
    return sum(len(one.text(row)) for row in rows) / max(1, len(rows))


def _reason(table: Table, row: Row) -> str:
    held = {column.key for column in table.columns}
    return next((str(row[key]) for key in _REASONS if key in held and row.get(key)), "")
