"""Change over time within an unbroken span: no line crosses a break or bridges a missing year."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from atlas.measures import intervals
from atlas.measures.intervals import Floats, Numbers

UP, DOWN, NO_CLEAR_CHANGE = "up", "down", "no clear change"
BETWEEN = "from the two intervals (Zou and Donner)"
BETWEEN_RATIOS = "from the two intervals of the logarithm (Zou and Donner)"
ONE_POINT, NOT_JUDGED = "one point", "not judged"


@dataclass(frozen=True)
class Change:
    """Last minus first, elementwise, with interval."""

    points: Floats
    low: Floats
    high: Floats
    method: str


def spans(years: Sequence[int], breaks: Collection[int]) -> list[list[int]]:
    """Cut increasing ``years`` at missing years and before each year of ``breaks`` (the first on a new basis)."""
    cut: list[list[int]] = []
    for year in years:
        if cut and year == cut[-1][-1] + 1 and year not in breaks:
            cut[-1].append(year)
        else:
            cut.append([year])
    return cut


def change(first: Numbers, first_base: Numbers, last: Numbers, last_base: Numbers) -> Change:
    """Newcombe interval of the change between two rates (per cent) of independent sets of people.

    Many people answer in both years, which makes the true interval narrower: a clear change here is clear.
    """
    old, new = (np.atleast_1d(np.asarray(x, dtype=float)) for x in (first, last))
    old_base, new_base = (np.atleast_1d(np.asarray(x, dtype=float)) for x in (first_base, last_base))
    bounds = intervals.difference(new / 100 * new_base, new_base, old / 100 * old_base, old_base)
    return Change(new - old, 100 * bounds.low, 100 * bounds.high, intervals.NEWCOMBE)


def between(
    first: Numbers, first_low: Numbers, first_high: Numbers, last: Numbers, last_low: Numbers, last_high: Numbers
) -> Change:
    """Interval of the change between two independent values from the interval of each, elementwise, in their unit.

    Zou and Donner, Statistics in Medicine 27 (2008): the distances of the limits that lie apart are added as squares.
    For symmetric intervals, such as those of Katz on the logarithm, that is 1.96 · √(se² + se²).
    """
    old, old_low, old_high, new, new_low, new_high = (
        np.atleast_1d(np.asarray(x, dtype=float)) for x in (first, first_low, first_high, last, last_low, last_high)
    )
    low = new - old - np.hypot(new - new_low, old_high - old)
    high = new - old + np.hypot(new_high - new, old - old_low)
    return Change(new - old, low, high, BETWEEN)


def reading(low: float, high: float) -> str:
    """What an interval of change says in a word."""
    if low > 0:
        return UP
    if high < 0:
        return DOWN
    return NO_CLEAR_CHANGE
