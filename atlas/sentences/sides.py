"""Which group is set against which: the direction of ratios and differences, in words.

Rows are those of the map's list; of them only ``ratio_direction`` is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.indicators import Indicator

Row = Mapping[str, Any]

_NAMES = {"bme": "BME staff", "white": "White staff", "all": "All staff"}


def good(indicator: Indicator, direction: str) -> bool:
    """Whether BME staff are worse off where fewer of them have it: then differences are turned to White minus BME.

    ``direction``: the fraction in which the ratio is published, as in ``measure``.
    """
    return indicator.better == "higher" or direction != "bme/white"


def direction(rows: Sequence[Row], indicator: Indicator) -> str:
    """The fraction in which the ratios of these rows are published; the indicator's own where none has one."""
    return next((row["ratio_direction"] for row in rows if row["ratio_direction"]), indicator.ratio)


def inverted(indicator: Indicator, direction: str) -> bool:
    """Whether the published ratio is one over the ratio that is above 1 where BME staff are worse off."""
    return (direction == "bme/white") is good(indicator, direction)


def compared(rows: Sequence[Row], indicator: Indicator) -> tuple[str, str]:
    """Who stands above and who below in the fraction: ('White applicants', 'BME applicants')."""
    whom = "applicants" if indicator.out_of.startswith("applicants") else "staff"
    bme, white = f"BME {whom}", f"White {whom}"
    return (white, bme) if direction(rows, indicator) == "white/bme" else (bme, white)


def measured(rows: Sequence[Row], indicator: Indicator, measure: str) -> str:
    """What the colours show, with its unit and direction."""
    if measure == "difference":
        sides = "White minus BME" if good(indicator, direction(rows, indicator)) else "BME minus White"
        return f"Difference, percentage points ({sides})"
    if measure == "ratio":
        first, second = compared(rows, indicator)
        return f"{first} compared with {second}, times as likely"
    worse = {"higher": " (darker is worse: fewer)", "lower": " (darker is worse: more)"}.get(indicator.better, "")
    return f"{_NAMES[measure]}, {indicator.unit}{worse}"


def measured_plainly(rows: Sequence[Row], indicator: Indicator, measure: str) -> str:
    """The same for the heading of a file, whose unit stands beside it."""
    if measure == "difference":
        turned = good(indicator, direction(rows, indicator))
        return "Difference, White minus BME" if turned else "Difference, BME minus White"
    if measure == "ratio":
        first, second = compared(rows, indicator)
        return f"{first.split()[0]} compared with {second}"
    return _NAMES[measure]
