"""A table for paper and slides: as few columns as a page holds, every figure as text, and what was left out said."""

from __future__ import annotations

import math
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
# Where a row says why it lacks a figure; and where it does so if it has none at all, or no verdict.
_REASONS = ("missing", "why", "reason")
_OTHER_REASONS = ("verdict_reason", "note", "status")
_SIGNS = (("percentage points", "points"), ("per cent of respondents", "%"), ("per cent", "%"))
# What is said of several columns once, in a note.
_TURNED = re.compile(r", above [01](?:\.00)? is worse for BME staff")
_BOLD = 1.2  # how much wider a bold word of a heading is than as many characters of a figure
_LONGEST_CODE = 6  # characters
_SHORT_TEXT = 13  # characters of a text that is not broken


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
        """Characters that each column asks for: figures never break, long texts take a share of what is left."""
        found = []
        for place, heading in enumerate(self.headings):
            longest = max((len(row[place]) for row in self.rows), default=1)
            needed = longest if self.numeric[place] else min(_LONGEST_TEXT, longest)
            word = math.ceil(_BOLD * max(map(len, heading.replace("-", " ").split()), default=1))
            found.append(max(needed, word, len(heading) // 4) + 1)
        return tuple(found)

    @property
    def firm(self) -> tuple[bool, ...]:
        """Which columns must have all the characters that they ask for."""
        return tuple(number or wide <= _SHORT_TEXT for number, wide in zip(self.numeric, self.widths, strict=True))


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
    # Ids of trails are for machines and links.
    columns = [column for column in table.columns if not column.trail_of and (not keys or column.key in wanted)]
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
    headings, numeric = tuple(one.heading for one in kept), tuple(one.numeric for one in kept)
    rows = tuple(tuple(one.text(row) for one in kept) for row in table.rows)
    header = _header(kept, rows)
    if any(_TURNED.search(column.heading) for one in kept for column in one.columns):
        notes.append("A difference above 0, or a ratio above 1, is worse for BME staff.")
    notes = [*_reasons(table, kept, [row[header] for row in rows] if kept else []), *notes, *table.notes]
    return Grid(table.title, headings, numeric, rows if kept else (), tuple(notes), header)


def short(heading: str) -> str:
    """A heading as paper has room for it: units as their signs."""
    for words, sign in _SIGNS:
        heading = heading.replace(words, sign)
    return _TURNED.sub("", heading)


def shown(value: Any, decimals: int | None = None) -> str:
    """A value as it is printed; an en dash where there is none."""
    if _blank(value):
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        if decimals is None and isinstance(value, float):
            return f"{value:,.2f}".rstrip("0").rstrip(".")  # whole numbers as such, others as far as is read
        return str(value) if decimals is None else f"{value:,.{decimals}f}"
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
            found.append(_Printed(short(heading), True, (column, after)))
        else:
            found.append(_Printed(short(column.in_file or column.heading), column.decimals is not None, (column,)))
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


def _header(kept: Sequence[_Printed], rows: Sequence[Sequence[str]]) -> int:
    """The first column of names that tells the rows apart, else of codes, else the first of text."""
    texts = [place for place, one in enumerate(kept) if not one.numeric]
    apart = [place for place in texts if rows and len({row[place] for row in rows}) == len(rows)]
    names = [place for place in apart if sum(len(row[place]) for row in rows) > _LONGEST_CODE * len(rows)]
    return next(iter([*names, *apart, *texts]), 0)


def _reasons(table: Table, kept: Sequence[_Printed], names: Sequence[str]) -> list[str]:
    """Why rows have no figure, each reason once with the rows that it holds for."""
    held = {column.key for column in table.columns} - {column.key for one in kept for column in one.columns}
    found: dict[str, list[str]] = {}
    for row, name in zip(table.rows, names, strict=False):
        lacking = [one.lacks(row) for one in kept if one.numeric]
        keys: tuple[str, ...] = _REASONS if any(lacking) else ()
        if any(lacking) and (all(lacking) or row.get("verdict") == "not judged"):
            keys = (*_REASONS, *_OTHER_REASONS)
        reason = next((str(row[key]) for key in keys if key in held and row.get(key)), "")
        if reason:
            found.setdefault(reason, []).append(name)
    return [f"No figure: {'; '.join(rows)}: {reason}." for reason, rows in found.items()]
