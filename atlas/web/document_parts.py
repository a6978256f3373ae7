"""What the sections of documents are made of: series in the colours and shapes of the pages, and rows as charts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from atlas.exports.chart import Chart, Kind, Point, Series, points
from atlas.exports.document import Section
from atlas.exports.printed import grid
from atlas.exports.table import Table
from atlas.figures import theme
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web.page_words import PageWords

Row = Mapping[str, Any]

MOST_DRAWN = 42  # categories of one chart: as many as there are systems
_LONGEST = 550  # days between two figures that a line may join
NAMES = {"bme": "BME staff", "white": "White staff", "all": "All staff"}


@dataclass(frozen=True)
class Shown:
    """What a view shows, for its page to make sections of: its tables and the words of the page."""

    atlas: Atlas
    selection: Selection
    tables: Sequence[Table]
    words: PageWords

    @property
    def table(self) -> Table:
        """The first table, which is the view's own."""
        return self.tables[0]

    @property
    def said(self) -> str:
        """A sentence of the finding to stand over the chart: the second, since the first heads the whole."""
        sentences = [one for said in self.words.finding for one in sentences_of(said)]
        return (sentences[1] if len(sentences) > 1 else sentences[0] if sentences else self.table.title).rstrip(".")


Sections = Callable[[Shown], Sequence[Section]]


def as_tables(shown: Shown) -> list[Section]:
    """Each table of the view as it fits a page: the sections of a page that says nothing else."""
    return [Section(table.title, grid=grid(table)) for table in shown.tables]


def listed(shown: Shown, *keys: str) -> Section:
    """The view's own table with those columns."""
    return Section("The figures", grid=grid(shown.table, keys), claim=shown.table.title)


def two_groups(rows: Sequence[Row]) -> tuple[Series, ...]:
    """Rates of BME and White staff with their intervals, in the columns that all pages give them."""
    return tuple(group(rows, key, key) for key in ("bme", "white"))


def group(rows: Sequence[Row], key: str, which: str, name: str = "") -> Series:
    """A series of BME, White or all staff (``which``) from the columns ``key``, ``key_low`` and ``key_high``."""
    shape, colour = theme.MARKER[which], theme.COLOUR[which]
    return Series(name or NAMES[which], colour, shape, points(rows, key, f"{key}_low", f"{key}_high"))


def plain(name: str, drawn: Sequence[Point], place: int = 0) -> Series:
    """A series of anything else, in the colour and shape of its place among others."""
    return Series(name, theme.LINE_COLOURS[place], theme.LINE_SYMBOLS[place], tuple(drawn))


def first_drawn(rows: Sequence[Row], key: str = "value") -> tuple[list[Row], str]:
    """The rows that have a value, as many as one chart holds, and what must be said of the rest ('' for nothing)."""
    held = [row for row in rows if row.get(key) is not None]
    if len(held) <= MOST_DRAWN:
        return held, ""
    return held[:MOST_DRAWN], f"The first {MOST_DRAWN} of {len(held)} are drawn; the table has all of them."


def categories(rows: Sequence[Row], *keys: str) -> tuple[str, ...]:
    """The rows' names, each once: what is alike is told apart by its place."""
    names: list[str] = []
    for row in rows:
        name = ": ".join(str(row[key]) for key in keys if row.get(key))
        again = sum(other == name or other.startswith(f"{name} (") for other in names)
        names.append(f"{name} ({again + 1})" if name in names else name)
    return tuple(names)


def on_days(drawn: Sequence[Point], days: Sequence[date]) -> tuple[Point, ...]:
    """The points with lines only between those that lie no more than a year and a half apart."""
    found: list[Point] = []
    before: date | None = None
    for point, day in zip(drawn, days, strict=True):
        near = before is not None and (day - before).days <= _LONGEST
        found.append(replace(point, joined=point.joined and near))
        before = before if point.value is None else day
    return tuple(found)


def ranked(title: str, rows: Sequence[Row], name: str, label: str, drawn: str, **more: Any) -> Chart:
    """Dots with intervals of one column of rows, in their order."""
    low, high = more.pop("low", "low"), more.pop("high", "high")
    one = plain(label, points(rows, drawn, low, high))
    return Chart(Kind.DOTS, title, label, categories(rows, name), (one,), **more)


def exhibit(claim: str, chart: Chart, *text: str) -> Section:
    """A chart under its title (on a slide, under what it shows), with what must be said of it."""
    return Section(chart.title, tuple(said for said in text if said), chart, claim=claim)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z“])", text) if sentence]
