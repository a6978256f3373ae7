"""The sections of documents of small tables: England today, every pair of employers, marks by year, and coverage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from atlas.exports.chart import Chart, Kind, Point, Series, points
from atlas.exports.document import Section
from atlas.figures import mark_bars, theme
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences.words import joined
from atlas.web.document_parts import (
    NAMES,
    Sections,
    Shown,
    as_tables,
    categories,
    exhibit,
    group,
    listed,
    plain,
    two_groups,
)  # fmt: skip

_MEASURED = "Trusts that have a published figure, per cent"


def england(shown: Shown) -> list[Section]:
    """The rates of the two groups; what has one figure only stands in the table."""
    tiles = shown.atlas.england_tiles()
    rows = [row for row in tiles if row["bme"] is not None and row["white"] is not None]
    table = listed(shown, "number", "short", "headline", "sentence", "change", "period")
    if not rows:
        return [table]
    rates = Chart(Kind.DOTS, "Rates of BME and White staff", "Per cent", categories(rows, "short"), two_groups(rows))
    left = [row["short"] for row in tiles if row not in rows]
    said = f"One figure, and not two rates, is published of: {joined(left)}." if left else ""
    return [exhibit(shown.said, rates, said), table]


def pairs(shown: Shown) -> list[Section]:
    """Every pair's ratio of gaps, or the difference of gaps where most pairs have that."""
    kinds = Counter(row["kind"] for row in shown.table.rows if row["value"] is not None)
    if not kinds:
        return as_tables(shown)
    kind = kinds.most_common(1)[0][0]
    rows = [row for row in shown.table.rows if row["kind"] == kind and row["value"] is not None]
    alike, decimals = (1.0, 2) if any(row["log"] for row in rows) else (0.0, 1)
    names = [{"name": f"{row['indicator']}: {row['first']} against {row['second']}"} for row in rows]
    chart = Chart(
        Kind.DOTS, f"The gaps of each pair against each other: {kind}", f"First gap against second, {kind}",
        categories(names, "name"), (plain("Gap against gap", points(rows, "value", "low", "high")),), alike, "alike",
        decimals=decimals,
    )  # fmt: skip
    return [exhibit(shown.said, chart), *as_tables(shown)]


def marks_by_year(shown: Shown) -> list[Section]:
    """How many trusts had which mark, year by year; of one year the table says as much."""
    rows = shown.table.rows
    if len(rows) < 2:
        return as_tables(shown)
    outcomes = [column for column in shown.table.columns if column.decimals is not None]
    colours = [mark_bars.STATES[0][2], *theme.LINE_COLOURS[1:4], theme.MISSING]
    series = tuple(
        Series(column.label, colour, "square", tuple(Point(float(row[column.key])) for row in rows))
        for column, colour in zip(outcomes, colours, strict=True)
    )
    names = [{"name": f"WRES {row['wres_year']}, method {row['version']}"} for row in rows]
    chart = Chart(Kind.BARS, shown.table.title, "Trusts", categories(names, "name"), series, decimals=0)
    return [exhibit(shown.said, chart), *as_tables(shown)]


def coverage(settle: Callable[[Atlas, Selection], tuple[Selection, Sequence[str]]]) -> Sections:
    """For each period, of how many of the trusts there is a figure of each group; then the matrix.

    ``settle`` is the page's own: its table is of an indicator that is held, which may not be the one asked for.
    """
    return lambda shown: _coverage(shown, settle(shown.atlas, shown.selection)[0].indicator)


def _coverage(shown: Shown, indicator: str) -> list[Section]:
    every = [row for row in shown.atlas.coverage() if row["indicator"] == indicator]
    held = [row for row in every if row["level"] == "trust" and row["out_of"] and row["group"] in NAMES]
    part = next((row["part"] for row in held), "")
    held = [row for row in held if row["part"] == part]
    periods = list(dict.fromkeys(row["period_text"] for row in held))
    matrix = listed(shown, "what", "period", "england", "region", "icb", "trust")
    if not periods:
        return [matrix]
    series = []
    for which in NAMES:
        shares = {row["period_text"]: 100 * row["with_figure"] / row["out_of"] for row in held if row["group"] == which}
        if shares:
            series.append(group([{which: shares.get(period)} for period in periods], which, which))
    chart = Chart(Kind.DOTS, f"{shown.table.title}, trusts by period", _MEASURED, tuple(periods), tuple(series),
                  decimals=0)  # fmt: skip
    of = joined(list(dict.fromkeys(row["denominator"] for row in held)))
    named = shown.atlas.indicators[indicator].part(part)
    drawn = f"“{named.title}”" if named else "the whole question"
    rest = f"Drawn is {drawn}; other parts are in the table." if len({row["part"] for row in every}) > 1 else ""
    return [exhibit(shown.said, chart, f"Per cent of {of}. A period without a mark has no row of that group.", rest),
            matrix]  # fmt: skip
