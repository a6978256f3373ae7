"""One invented document, small enough to know every word and number of."""

from __future__ import annotations

import pytest

from atlas.exports.chart import Chart, Kind, Point, Series
from atlas.exports.document import Document, Section
from atlas.exports.printed import grid
from atlas.exports.table import Column, Table

ROWS = [
    {"name": "Alpha", "bme": 12.5, "low": 10.0, "high": 15.0, "white": 8.0, "basis": "estimated", "missing": ""},
    {"name": "Beta, a trust of a long name", "bme": 20.25, "low": 18.0, "high": 22.0, "white": 9.5, "basis": "counts",
     "missing": ""},
    {"name": "Gamma", "bme": None, "low": None, "high": None, "white": None, "basis": "none",
     "missing": "not published"},
]  # fmt: skip
COLUMNS = (
    Column("name", "Trust"), Column("bme", "BME staff", 1, "per cent"),
    Column("low", "BME staff, 95% interval from", 1, "per cent"),
    Column("high", "BME staff, 95% interval to", 1, "per cent"), Column("white", "White staff", 1, "per cent"),
    Column("missing", "Why no figure"),
)  # fmt: skip


@pytest.fixture
def table() -> Table:
    """Three trusts, one without a figure."""
    return Table("Three trusts", COLUMNS, ROWS, "Source: a book.", "2 of 3 trusts.", ("A note.",), "three")


@pytest.fixture
def dots() -> Chart:
    """BME and White staff of two of them; the first's interval is estimated."""
    bme = tuple(Point(row["bme"], row["low"], row["high"], row["basis"] == "estimated") for row in ROWS[:2])
    white = tuple(Point(row["white"]) for row in ROWS[:2])
    series = (Series("BME staff", "#B4480F", "circle", bme), Series("White staff", "#2B5F8E", "square", white))
    return Chart(Kind.DOTS, "Rates", "Per cent", ("Alpha", "Beta, a trust of a long name"), series, 10.0, "a tenth")


@pytest.fixture
def lines() -> Chart:
    """Four years: a break before 2022, and nothing in 2023."""
    values = (Point(1.0), Point(2.0), Point(3.0, joined=False), Point(None), Point(5.0))
    series = (Series("Alpha", "#0B5F66", "circle", values),)
    return Chart(Kind.LINES, "Over time", "Ratio", ("2020", "2021", "2022", "2023", "2024"), series, decimals=2)


@pytest.fixture
def document(table: Table, dots: Chart, lines: Chart) -> Document:
    """A document with a chart of each kind that is drawn most, and a table."""
    sections = (
        Section("Alpha has the lower rate", ("Read with care.",), dots),
        Section("Nothing is known of 2023", chart=lines),
        Section("The figures", grid=grid(table), claim="All three trusts"),
    )
    return Document(
        "three", "Which trust?", ("Alpha’s rate is 12.5 per cent. Beta’s is 20.3 per cent.",), sections, (table,),
        "Source: a book.", "2 of 3 trusts.", "autumn 2024", ("Open Government Licence v3.0.",),
        ("Why it is so.",), "2", "abc123", "https://atlas.example/three",
    )  # fmt: skip
