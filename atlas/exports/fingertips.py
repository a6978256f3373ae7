"""Measures in the CSV layout of Fingertips, which many analysts' scripts already read.

One row is one value of one organisation and period. Ethnicity stands in Category; values of all staff, differences and
ratios have none. What the atlas does not judge stays blank: it compares BME with White staff within an organisation,
and no value with England's. That verdict stands in the note of the value.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from atlas.exports.csv_file import streamed

Row = Mapping[str, Any]

HEADER = (
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age",
    "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
    "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
    "Compared to England value or percentiles", "Compared to parent value or percentiles", "Time period Sortable",
    "New data", "Compared to goal",
)  # fmt: skip
CATEGORY_TYPE = "Ethnic group (BME and White staff)"
_TRENDS = {
    "up": "Increasing", "down": "Decreasing", "no clear change": "No significant change",
    "one point": "Cannot be calculated", "not judged": "Cannot be calculated",
}  # fmt: skip
_AREA_TYPES = {
    "england": "England", "region": "NHS region", "icb": "Integrated care board", "trust": "NHS trust",
    "reporting_unit": "NHS trust sector",
}  # fmt: skip
_STATUSES = {
    "estimated": "Estimated", "derived": "Derived from published figures", "suppressed": "Suppressed: too few people",
    "not_published": "Not published", "not_collected": "Not collected", "not_applicable": "Not applicable",
}  # fmt: skip
_PRECISIONS = {"bound": "Printed as a bound", "rounded": "Printed rounded"}
_PROVENANCES = {"copy": "From a transcription of the publisher’s file", "press": "Quoted second-hand on a public page"}


@dataclass(frozen=True)
class Quantity:
    """One of the values of a measure: the prefix of its columns, its place in Category, and its words."""

    key: str
    column: str
    category: str = ""
    of_group: bool = True


QUANTITIES = (
    Quantity("value", "everyone"),
    Quantity("value", "bme", "Black and minority ethnic (BME)"),
    Quantity("value", "white", "White"),
    Quantity("difference", "difference", of_group=False),
    Quantity("ratio", "ratio_published", of_group=False),
)


def indicator_id(indicator: str, part: str, breakdown: str, quantity: str) -> int:
    """A whole number of nine digits, as the layout wants; a digest of the names, so it never changes or is reused.

    Fingertips' own ids have six digits at most, so the two are never mistaken for each other.
    """
    key = "|".join((indicator, part, breakdown, quantity))
    return 100_000_000 + int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) % 900_000_000


def to_csv(measures: Iterable[Row], name: Callable[[Row, str], str], specimen: str) -> Iterator[bytes]:
    """The file piece by piece, header first. ``measures`` are rows of ``Atlas.fingertips``, in its order.

    ``name`` gives the name of a measure's ``value``, ``difference`` or ``ratio``; ``specimen`` is what a value of an
    invented service must say. Where several series give a group's value, the best one's is taken.
    """
    return streamed(HEADER, rows(measures, name, specimen))


def rows(measures: Iterable[Row], name: Callable[[Row, str], str], specimen: str) -> Iterator[dict[str, Any]]:
    """One row per value, under the names of the header."""
    held: tuple[Any, ...] = ()
    given: set[Quantity] = set()
    for measure in measures:
        key = tuple(measure[part] for part in ("organisation", "indicator", "part", "breakdown", "period_end"))
        if key != held:
            held, given = key, set()
        for quantity in QUANTITIES:
            if quantity not in given and _is_given(measure, quantity):
                given.add(quantity)
                yield _row(measure, quantity, name(measure, quantity.key), specimen)


def _is_given(measure: Row, quantity: Quantity) -> bool:
    """Whether there is a value, or a reason why it is missing."""
    if measure[quantity.column] is not None:
        return True
    if not quantity.of_group:
        return False
    hidden = measure["pooled"] and measure["status"] == "not_published" and quantity.category != ""
    return measure[f"{quantity.column}_status"] is not None or hidden


def _row(measure: Row, quantity: Quantity, name: str, specimen: str) -> dict[str, Any]:
    column = quantity.column
    trend = measure["ratio_trend" if quantity.key == "ratio" else f"{column}_trend"]
    own = {
        "Indicator ID": indicator_id(measure["indicator"], measure["part"], measure["breakdown"], quantity.key),
        "Indicator Name": name,
        "Parent Code": measure["parent_code"],
        "Parent Name": measure["parent_name"],
        "Area Code": measure["area_code"],
        "Area Name": measure["area_name"],
        "Area Type": _AREA_TYPES[measure["level"]],
        "Sex": "Persons",
        "Age": "All ages",
        "Category Type": CATEGORY_TYPE if quantity.category else "",
        "Category": quantity.category,
        "Time period": _period(measure),
        "Value": measure[column],
        "Lower CI 95.0 limit": measure[f"{column}_low"],
        "Upper CI 95.0 limit": measure[f"{column}_high"],
        "Count": measure[f"{column}_count"] if quantity.of_group else None,
        "Denominator": measure[f"{column}_base"] if quantity.of_group else None,
        "Value note": "; ".join(_notes(measure, quantity, specimen)),
        "Recent Trend": _TRENDS[trend] if trend else None,
        "Time period Sortable": _sortable(measure),
    }
    return dict.fromkeys(HEADER) | own


def _notes(measure: Row, quantity: Quantity, specimen: str) -> Iterator[str]:
    """Why a value is missing, or what must be known to use it."""
    if specimen:
        yield specimen
    status = (measure[f"{quantity.column}_status"] if quantity.of_group else None) or measure["status"]
    if status in _STATUSES:
        yield _STATUSES[status]
    if measure[quantity.column] is None:
        yield measure["verdict_reason"]
        return
    kind = {"value": quantity.column, "difference": "difference", "ratio": "ratio"}[quantity.key]
    if measure[f"{kind}_precision"] in _PRECISIONS:
        yield _PRECISIONS[measure[f"{kind}_precision"]]
    if measure["provenance"] in _PROVENANCES:
        yield _PROVENANCES[measure["provenance"]]
    if quantity.category and measure["basis_note"]:
        yield measure["basis_note"].rstrip(".")
    if measure["pooled"] and measure["population"]:
        yield f"Pooled from {measure['population']}"
    if not quantity.of_group:
        yield f"BME against White staff: {measure['verdict']} ({measure['verdict_reason']})"


def _period(measure: Row) -> str:
    if measure["period_kind"] == "survey":
        return str(measure["survey_year"])
    if measure["period_kind"] == "financial_year":
        return str(measure["financial_year"])
    day: date = measure["period_end"]
    return f"{day.day} {day:%b %Y}"


def _sortable(measure: Row) -> int:
    """As Fingertips has it: a year with four noughts, of a financial year the first, of a day its month too."""
    if measure["period_kind"] == "survey":
        return int(measure["survey_year"]) * 10_000
    if measure["period_kind"] == "financial_year":
        return int(measure["financial_year"][:4]) * 10_000
    day: date = measure["period_end"]
    return day.year * 10_000 + day.month * 100
