"""Rules that a printed figure must pass before it may stand on an organisation.

Public pages hold slips: labels swapped between groups, a decimal point lost, points told as per cent. Each rule is one
row of the table below and answers with the reason it objects, or ''. The thresholds are wide on purpose: they catch
what cannot be, not what is unusual.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LOWEST_RATIO = 0.1
HIGHEST_RATIO = 10.0
PERCENT_SIGN_RATIOS = (0.2, 5.0)  # a ratio of indicators 2 to 4 with a stray per cent sign is one if it lies here
SWAP_POINTS = 5.0  # points by which the expected order of two groups may be turned over before labels are doubted
SUM_TOLERANCE = 2.0  # per cent; printed whole numbers can add up to a little more than 100
RATIO_TOLERANCE = 0.05  # of the ratio; both rates and the ratio are rounded when printed

WORSE_WHEN_HIGH = (5, 6, 8)


@dataclass(frozen=True)
class Printed:
    """The numbers of one printed row: indicator 1 to 9 and its values. ``ratio_of`` turns the rates into its ratio."""

    indicator: int
    bme: float | None
    white: float | None
    ratio: float | None
    is_percentage: bool
    is_share_of_one_whole: bool
    ratio_is_gap: bool = False
    direction: str = ""


Rule = Callable[[Printed], str]


def _percentages(row: Printed) -> str:
    values = [value for value in (row.bme, row.white) if value is not None]
    if row.is_percentage and any(not 0 <= value <= 100 for value in values):
        return "a percentage is not between 0 and 100"
    return ""


def _ratio_range(row: Printed) -> str:
    if row.ratio is None or row.ratio_is_gap or LOWEST_RATIO <= row.ratio <= HIGHEST_RATIO:
        return ""
    return f"the ratio is not between {LOWEST_RATIO:g} and {HIGHEST_RATIO:g}"


def _gap_range(row: Printed) -> str:
    if row.ratio is None or not row.ratio_is_gap or -100 <= row.ratio <= 100:
        return ""
    return "the gap is not between -100 and 100 points"


def _swapped_labels(row: Printed) -> str:
    if row.bme is None or row.white is None or not row.is_percentage:
        return ""
    return swapped(row.indicator, row.bme, row.white)


def _parts_of_a_whole(row: Printed) -> str:
    if row.is_share_of_one_whole and (row.bme or 0) + (row.white or 0) > 100 + SUM_TOLERANCE:
        return "the shares of BME and White staff add up to more than 100"
    return ""


def _ratio_follows(row: Printed) -> str:
    if not row.bme or not row.white or row.ratio is None or row.ratio_is_gap:
        return ""
    expected = row.white / row.bme if row.direction == "White/BME" else row.bme / row.white
    if abs(row.ratio / expected - 1) <= RATIO_TOLERANCE:
        return ""
    return f"the ratio does not follow from the two rates, which give {expected:.2f}"


RULES: dict[str, Rule] = {
    "percentages": _percentages,
    "ratio range": _ratio_range,
    "gap range": _gap_range,
    "swapped labels": _swapped_labels,
    "parts of a whole": _parts_of_a_whole,
    "ratio follows from rates": _ratio_follows,
}


def swapped(indicator: int, bme: float, white: float) -> str:
    """The objection to two percentages of indicators 5 to 8 in the order that is found nowhere, or ''."""
    above = bme - white
    turned = above > SWAP_POINTS if indicator == 7 else indicator in WORSE_WHEN_HIGH and above < -SWAP_POINTS
    return "the labels BME and White seem to be swapped" if turned else ""


def objections(row: Printed) -> list[str]:
    """What every rule that objects has to say, in the order of the table."""
    return [reason for rule in RULES.values() if (reason := rule(row))]
