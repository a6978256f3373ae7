"""The sections of documents of the ladder: each exhibit of the page as a chart over its table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from atlas.exports.chart import Chart, Kind, Series, points
from atlas.exports.document import Section
from atlas.exports.printed import grid
from atlas.web.document_parts import (
    Row,
    Sections,
    Shown,
    as_tables,
    categories,
    exhibit,
    first_drawn,
    on_days,
    plain,
    ranked,
)  # fmt: skip

_LADDERS = 2  # ladders drawn beside each other: clinical and non-clinical


def ladder(shown: Shown) -> list[Section]:
    """The share of each band, by ladder."""
    rows = [row for row in shown.table.rows if row.get("band") != "total"]
    value = _column(shown, "share")
    return _drawn(shown, _by_ladder(rows, "label", "share", "low", "high"), Kind.DOTS, f"{value} of the band")


def bands(shown: Shown) -> list[Section]:
    """The share of each band over time, for the first ladder; the table has both."""
    ladder_name = next((row["staff"] for row in shown.table.rows), "")
    rows = [row for row in reversed(shown.table.rows) if row["staff"] == ladder_name]
    columns = [column for column in shown.table.columns[2:] if not column.trail_of]
    # Bands that were at times of so few people that their shares say nothing are in the table only, as on the page.
    columns = [column for column in columns if all(row.get(column.key) is not None for row in rows)]
    series = tuple(
        plain(column.label, on_days(points(rows, column.key), _days(rows)), place)
        for place, column in enumerate(columns)
    )
    said = f"The chart is of {str(ladder_name).lower()} staff; the table has the others too."
    return _drawn(shown, (categories(rows, "date"), series), Kind.LINES, "Share of the band (%)", text=said,
                  days=_days(rows))  # fmt: skip


def index(shown: Shown) -> list[Section]:
    """The representation index of each band, by ladder."""
    columns = [column for column in shown.table.columns if column.key in ("index0", "index1")]
    series = tuple(
        plain(column.label, points(shown.table.rows, column.key, f"index_low{place}", f"index_high{place}"), place)
        for place, column in enumerate(columns)
    )
    names = categories(shown.table.rows, "label")
    return _drawn(shown, (names, series), Kind.DOTS, "Representation index", reference=1.0,
                  reference_name="as in the whole", decimals=2)  # fmt: skip


def steps(shown: Shown) -> list[Section]:
    """The Race Disparity Ratio over the whole ladder, by ethnic group."""
    rows = [row for row in shown.table.rows if row["step"] == "lower_upper"]
    step = rows[0]["step_name"] if rows else ""
    return _drawn(shown, _by_ladder(rows, "who", "ratio", "low", "high"), Kind.DOTS,
                  f"Race Disparity Ratio, {step}", reference=1.0, reference_name="equal", decimals=2)  # fmt: skip


def steps_over_time(shown: Shown) -> list[Section]:
    """The three steps of the first ladder over time."""
    ladder_name = next((row["staff"] for row in shown.table.rows), "")
    rows = [row for row in reversed(shown.table.rows) if row["staff"] == ladder_name]
    keys = {column.key for column in shown.table.columns}
    named = [column for column in shown.table.columns if f"{column.key}_low" in keys]
    series = tuple(
        plain(
            column.label,
            on_days(points(rows, column.key, f"{column.key}_low", f"{column.key}_high"), _days(rows)),
            place,
        )
        for place, column in enumerate(named)
    )
    said = f"The chart is of {str(ladder_name).lower()} staff; the table has the others too."
    return _drawn(shown, (categories(rows, "date"), series), Kind.LINES, "Race Disparity Ratio", text=said,
                  reference=1.0, reference_name="equal", decimals=2, days=_days(rows))  # fmt: skip


def parity(shown: Shown) -> list[Section]:
    """Those who are there and those who are missing, over time."""
    rows = list(reversed(shown.table.rows))
    labels = {column.key: column.label for column in shown.table.columns}
    series = tuple(
        plain(labels[key], on_days(points(rows, key), _days(rows)), place)
        for place, key in enumerate(("there", "needed"))
    )
    return _drawn(shown, (categories(rows, "date"), series), Kind.LINES, "Staff", decimals=0, days=_days(rows))


def path(shown: Shown) -> list[Section]:
    """The share so far, and the straight way to the aspiration."""
    rows = list(reversed(shown.table.rows))
    series = tuple(
        plain(column.in_file or column.label, on_days(points(rows, column.key), _days(rows)), place)
        for place, column in enumerate(column for column in shown.table.columns if column.decimals is not None)
    )
    return _drawn(shown, (categories(rows, "date"), series), Kind.LINES, "Share (%)", days=_days(rows))


def trusts(shown: Shown) -> list[Section]:
    """The widest differences in belief, then every trust."""
    rows, rest = first_drawn(shown.table.rows, "difference_harm")
    label = _column(shown, "difference_harm")
    keys = ("place", "name", "region_name", "bme", "white", "difference_harm", "difference_harm_low",
            "difference_harm_high", "ratio_harm", "verdict")  # fmt: skip
    if not rows:
        return as_tables(shown)
    chart = ranked(shown.table.title, rows, "name", label, "difference_harm", low="difference_harm_low",
                   high="difference_harm_high", reference=0.0, reference_name="no difference")  # fmt: skip
    every = Section("Every trust", grid=grid(shown.table, keys), claim=shown.table.title)
    return [exhibit(shown.table.title, chart, rest), every]


DOCUMENTS: dict[str, Sections] = {
    "progression": ladder,
    "progression-bands": bands,
    "progression-index": index,
    "progression-steps": steps,
    "progression-steps-over-time": steps_over_time,
    "progression-parity": parity,
    "progression-path": path,
    "progression-trusts": trusts,
}


def _drawn(
    shown: Shown, drawn: tuple[tuple[str, ...], tuple[Series, ...]], kind: Kind, measured: str, text: str = "",
    **more: Any,
) -> list[Section]:  # fmt: skip
    names, series = drawn
    chart = Chart(kind, shown.table.title, measured, names, series, **more)
    table = Section("The figures", grid=grid(shown.table), claim=f"The figures: {shown.table.title}")
    return [exhibit(shown.table.title, chart, text), table] if not chart.empty else as_tables(shown)


def _by_ladder(
    rows: Sequence[Row], name: str, value: str, low: str, high: str
) -> tuple[tuple[str, ...], tuple[Series, ...]]:  # fmt: skip
    """A category for each name and a series for each of the first ladders."""
    ladders = list(dict.fromkeys(str(row["staff"]) for row in rows))[:_LADDERS]
    names = tuple(dict.fromkeys(str(row[name]) for row in rows if row["staff"] in ladders))
    series = []
    for place, ladder_name in enumerate(ladders):
        # Bands of so few people that their shares say nothing are in the table only, as on the page.
        own = {str(row[name]): row for row in rows if row["staff"] == ladder_name and row.get("drawn", True)}
        series.append(plain(ladder_name, points([own.get(one, {}) for one in names], value, low, high), place))
    return names, tuple(series)


def _days(rows: Sequence[Row]) -> tuple[date, ...]:
    return tuple(row["day"] for row in rows)


def _column(shown: Shown, key: str) -> str:
    return next(column.heading for column in shown.table.columns if column.key == key)
