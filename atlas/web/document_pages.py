"""The sections of documents of pages with one exhibit: groups, comparison, places nearby, and the mark."""

from __future__ import annotations

from dataclasses import replace

from atlas.exports.chart import Chart, Kind, Point, Series, points
from atlas.exports.document import Section
from atlas.exports.printed import grid
from atlas.figures import mark_bars, theme
from atlas.web import mark_tables
from atlas.web.document_parts import (
    Shown,
    as_tables,
    categories,
    exhibit,
    first_drawn,
    listed,
    plain,
    ranked,
    two_groups,
)  # fmt: skip


def of_groups(shown: Shown) -> list[Section]:
    """The ethnic groups, told apart by how the standard counts them."""
    rows = shown.table.rows
    if not rows:
        return as_tables(shown)
    sides = (("BME", "bme"), ("White", "white"), ("", "all"))
    every = points(rows, "value", "low", "high")
    of_side = [next((key for words, key in sides if words == row["counted_as"]), "all") for row in rows]
    nothing = Point(None)
    names = {"bme": "counted as BME", "white": "counted as White", "all": "all staff"}
    series = tuple(
        Series(
            names[key], theme.COLOUR[key], theme.MARKER[key],
            tuple(point if key == side else nothing for point, side in zip(every, of_side, strict=True)),
        )
        for _, key in sides
        if key in of_side
    )  # fmt: skip
    value = next(column.heading for column in shown.table.columns if column.key == "value")
    chart = Chart(Kind.DOTS, shown.table.title, value, categories(rows, "name"), series)
    return [
        exhibit(shown.said, chart),
        listed(shown, "name", "counted_as", "value", "low", "high", "base", "difference", "share"),
    ]


def of_compare(shown: Shown) -> list[Section]:
    """Rates side by side, the gaps against equality, the figures, and every pair."""
    rows = [row for row in shown.table.rows if row["bme"] is not None and row["white"] is not None]
    if not rows:
        return as_tables(shown)
    rates = Chart(
        Kind.DOTS, "Rates of BME and White staff", "Per cent of those who answered",
        categories(rows, "question", "name"), two_groups(rows),
    )  # fmt: skip
    questions = tuple(dict.fromkeys(str(row["question"]) for row in rows))
    series = []
    for place, name in enumerate(dict.fromkeys(row["name"] for row in rows)):
        own = {row["question"]: row for row in rows if row["name"] == name}
        series.append(
            plain(name, points([own.get(question, {}) for question in questions], "ratio_harm", "ratio_harm_low",
                               "ratio_harm_high"), place)
        )  # fmt: skip
    gaps = Chart(Kind.DOTS, "Gaps against equality", "Ratio, above 1 is worse for BME staff", questions, tuple(series),
                 1.0, "equal", decimals=2)  # fmt: skip
    keys = ("question", "name", "bme", "bme_low", "bme_high", "white", "white_low", "white_high", "difference_harm",
            "harm_low", "harm_high", "verdict")  # fmt: skip
    return [
        exhibit(shown.said, gaps),
        exhibit("What BME and White staff of each say", rates),
        listed(shown, *keys),
        *as_tables(replace(shown, tables=shown.tables[1:])),
    ]


def of_near(shown: Shown) -> list[Section]:
    """The trusts near a place: how wide the gap of the chosen question is at each."""
    rates = (column.key for column in shown.table.columns if column.key.endswith("_bme"))
    chosen = next(rates, "").removesuffix("_bme")
    ratio = f"{chosen}_ratio_harm"
    rows, rest = first_drawn(shown.table.rows, ratio)
    keys = ("place", "short_name", "kind", "miles", "band", f"{chosen}_bme", f"{chosen}_white", ratio, f"{ratio}_low",
            f"{ratio}_high")  # fmt: skip
    table = Section("Trusts by how their gaps stand", grid=grid(shown.table, keys))
    if not rows:
        return [table]
    label = next(column.heading for column in shown.table.columns if column.key == ratio)
    chart = ranked(label, rows, "short_name", label, ratio, low=f"{ratio}_low", high=f"{ratio}_high", reference=1.0,
                   reference_name="equal", decimals=2)  # fmt: skip
    return [exhibit(shown.said, chart, rest), table]


def of_mark(shown: Shown) -> list[Section]:
    """How many trusts meet each criterion, then every trust."""
    standing = shown.atlas.mark_standing()
    states = [
        Series(words, theme.SOFT if key == "missing" else colour, "square",
               tuple(Point(float(row[key])) for row in standing))
        for key, words, colour, *_ in mark_bars.STATES
    ]  # fmt: skip
    chart = Chart(Kind.BARS, "Trusts by criterion", "Trusts", categories(standing, "title"), tuple(states), decimals=0)
    return [
        exhibit(shown.said, chart),
        Section("Trusts by criterion", grid=grid(mark_tables.standing(standing))),
        listed(shown, "name", "organisation", "mark", "checked", "met_words", "little_words", "not_met_words"),
    ]


def of_mark_of(shown: Shown) -> list[Section]:
    """Every criterion of one trust."""
    keys = ("title", "value", "low", "high", "unit", "wide_limit", "wide", "close", "reason", "completed_by_name")
    return [listed(shown, *keys)]
