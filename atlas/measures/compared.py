"""Two groups held against each other: every interval and test that a verdict rests on, from counts.

Rates of BME and White staff (indicators 2 to 8) are compared by difference and ratio. A BME share of a part, a band
or the board with that of the whole workforce (indicators 1 and 9) is compared by difference alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from atlas.measures import comparisons, intervals, likelihood
from atlas.measures.comparisons import PValues
from atlas.measures.intervals import Floats, Interval
from atlas.measures.likelihood import Direction
from atlas.measures.verdict import Thresholds

Counts = tuple[Floats, Floats]  # how many, and out of how many; of any length


@dataclass(frozen=True)
class Compared:
    """Elementwise. ``difference``: BME minus White, or part minus whole, as a share (−1 to 1). P-values one-sided."""

    difference: Interval
    ratio_published: Interval
    ratio_harm: Interval
    p: PValues


@dataclass(frozen=True)
class ComparedShares:
    """The same of a part and the whole, where there is no ratio and no large gap. ``gap``: the part falls short."""

    difference: Interval
    gap: Floats
    reverse: Floats
    equitable: Floats


def rates(bme: Counts, white: Counts, direction: Direction, needs_difference: bool, thresholds: Thresholds) -> Compared:
    """Compare the rates of the two groups; ``needs_difference`` where equality needs the difference as well."""
    over = {likelihood.BME_OVER_WHITE: (*bme, *white), likelihood.WHITE_OVER_BME: (*white, *bme)}
    band = (thresholds.equitable_low, thresholds.equitable_high)
    p = comparisons.ratio_p_values(*over[direction.harm], large_gap=thresholds.large_gap, equitable=band)
    if needs_difference:
        within = thresholds.equitable_points / 100
        close = comparisons.difference_equitable_p(*bme, *white, within=within)
        p = PValues(p.gap, p.large_gap, p.reverse, np.maximum(p.equitable, close))
    harm = intervals.ratio(*over[direction.harm])
    # Turned over, the interval of a ratio by either method is that of the ratio turned over.
    turned = Interval(1 / harm.high, 1 / harm.low, harm.method)
    published = harm if direction.published == direction.harm else turned
    return Compared(intervals.difference(*bme, *white), published, harm, p)


def share_with_whole(part: Counts, whole: Counts, thresholds: Thresholds) -> ComparedShares:
    """Compare a BME share of a part with that of the whole, taken as independent.

    A part belongs to the whole, so the interval is a little wider than need be.
    """
    return ComparedShares(
        difference=intervals.difference(*part, *whole),
        gap=comparisons.difference_p(*part, *whole, "smaller"),
        reverse=comparisons.difference_p(*part, *whole, "larger"),
        equitable=comparisons.difference_equitable_p(*part, *whole, within=thresholds.equitable_points / 100),
    )
