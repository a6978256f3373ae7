"""The tidy shape that every reader writes: one published figure a row, with where it was printed.

A reader is one module with ``SOURCE`` (its id in ``sources.toml``), ``recognise(path) -> bool`` and
``read(path, context) -> Reading``. Reading never writes; ``sources.store`` does, whole or not at all.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from operator import attrgetter
from pathlib import Path
from typing import Any

STATUSES = (
    "published", "derived", "estimated", "supplied", "suppressed", "not_published", "not_collected",
    "not_applicable", "quarantined",
)  # fmt: skip
PRECISIONS = ("exact", "rounded", "bound")
STATISTICS = ("share", "share_known", "rate", "ratio", "gap", "count", "base")
LOCATOR_KINDS = ("cell", "row", "web")
PERIOD_KINDS = ("survey", "financial_year", "snapshot")
LEVELS = ("england", "region", "icb", "trust", "reporting_unit")


@dataclass(frozen=True)
class Figure:
    """One published figure.

    Percentages are 0 to 100. ``value`` is None when the status says why. ``denominator`` is the published number of
    answers or people; ``numerator`` is a published count and stays None for weighted percentages.
    ``file``, ``sheet``, ``row``, ``column`` say where: for kind *cell*, ``column`` is a spreadsheet column or several
    joined by ``+`` (``D@11`` is row 11 of column D); for *row*, ``row`` is the line of the named copy; for *web*,
    ``sheet`` holds the address.
    ``transform`` says how the cells became the value: '' as printed, '100-x', '100*x', '100-100*x', 'sum',
    '100*sum/total', '100*x/rest' (the first of the cells over the sum of the others).
    """

    source: str
    organisation: str
    level: str
    indicator: str
    part: str
    breakdown: str
    group: str
    statistic: str
    value: float | None
    numerator: float | None
    denominator: float | None
    unit: str
    precision: str
    status: str
    period_kind: str
    period_end: str
    wres_year: int | None
    survey_year: int | None
    snapshot_date: str
    financial_year: str
    locator: str
    file: str
    sheet: str
    row: str
    column: str
    transform: str
    note: str

    @property
    def key(self) -> tuple[str, ...]:
        """What may stand only once in a source: two printings of one quantity differ by ``file`` or ``sheet``."""
        return (
            self.source, self.organisation, self.indicator, self.part, self.breakdown, self.group, self.statistic,
            self.period_kind, self.period_end, self.file, self.sheet if self.locator == "web" else "",
        )  # fmt: skip


@dataclass(frozen=True)
class Rejected:
    """A row that did not become a figure, and why. ``text`` is the row as read."""

    source: str
    file: str
    sheet: str
    row: str
    column: str
    reason: str
    text: str


@dataclass(frozen=True)
class Reading:
    """What one file yields: figures, rows set aside, and remarks for the person who ingests it.

    ``review`` lists what that person should look at; nothing is set aside for it.
    """

    source: str
    figures: list[Figure]
    rejected: list[Rejected] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    review: list[str] = field(default_factory=list)


def survey_period(survey_year: int) -> dict[str, object]:
    """Year columns of a staff survey: WRES year is the survey year plus one; the period ends with the calendar year."""
    return _period("survey", f"{survey_year}-12-31", wres_year=survey_year + 1, survey_year=survey_year)


def snapshot_period(date: str) -> dict[str, object]:
    """Year columns of a headcount on one day (ISO date). A WRES year belongs to 31 March only."""
    wres_year = int(date[:4]) if date.endswith("-03-31") else None
    return _period("snapshot", date, wres_year=wres_year, snapshot_date=date)


def financial_period(wres_year: int) -> dict[str, object]:
    """Year columns of a financial year that ends on 31 March of the WRES year."""
    label = f"{wres_year - 1}/{wres_year % 100:02d}"
    return _period("financial_year", f"{wres_year}-03-31", wres_year=wres_year, financial_year=label)


def _period(
    kind: str,
    end: str,
    *,
    wres_year: int | None = None,
    survey_year: int | None = None,
    snapshot_date: str = "",
    financial_year: str = "",
) -> dict[str, object]:
    return {
        "period_kind": kind,
        "period_end": end,
        "wres_year": wres_year,
        "survey_year": survey_year,
        "snapshot_date": snapshot_date,
        "financial_year": financial_year,
    }


def headcount(people: float, period: Mapping[str, object], **own: Any) -> Figure:
    """A count of people as printed; unless ``own`` says which, of all of them, whatever their group or grade."""
    usual = {"part": "whole", "breakdown": "", "group": "all", "sheet": "", "note": ""}
    printed = {"precision": "exact", "status": "published", "transform": ""}
    counted = {"statistic": "count", "value": people, "numerator": None, "denominator": None, "unit": "headcount"}
    values: dict[str, Any] = {**usual, **printed, **counted, **period, **own}
    return Figure(**values)


COLUMNS = tuple(f.name for f in fields(Figure))
REJECTED_COLUMNS = tuple(f.name for f in fields(Rejected))
_NUMBERS = ("value", "numerator", "denominator")
_WHOLE = ("wres_year", "survey_year")


def render(rows: Iterable[Figure | Rejected], columns: tuple[str, ...]) -> str:
    """Rows as a tidy CSV with ``\\n`` at line ends, blank for None, shortest digits that read back equal."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    cells = attrgetter(*columns)
    for row in rows:
        # Only numbers with a fraction need care: the writer itself puts text, whole numbers and blanks for None.
        writer.writerow([_digits(cell) if type(cell) is float else cell for cell in cells(row)])
    return text.getvalue()


def read_figures(path: Path) -> list[Figure]:
    """Read a tidy CSV back into figures."""
    return parse_figures(path.read_bytes().decode("utf-8"))


def parse_figures(text: str) -> list[Figure]:
    """Figures from the text of a tidy CSV."""
    return [_figure(row) for row in csv.DictReader(io.StringIO(text, newline=""))]


def _figure(row: dict[str, str]) -> Figure:
    values: dict[str, object] = dict(row)
    for name in _NUMBERS:
        values[name] = float(row[name]) if row[name] else None
    for name in _WHOLE:
        values[name] = int(row[name]) if row[name] else None
    return Figure(**values)  # type: ignore[arg-type]


def _digits(value: float) -> str:
    return repr(int(value)) if value.is_integer() else repr(round(value, 10))
