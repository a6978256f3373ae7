"""The ladder: representation index, Race Disparity Ratio and staff needed for parity, from headcounts.

Headcounts are a census, so an interval says what chance alone could do, not what a sample missed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from statsmodels.stats.proportion import confint_proportions_2indep

from atlas.measures import intervals
from atlas.measures.intervals import SIGNIFICANCE, Floats, Numbers

STEPS = {"lower_middle": ("lower", "middle"), "middle_upper": ("middle", "upper"), "lower_upper": ("lower", "upper")}
LOG = "log ratio"
LOG_ADDED = "log ratio, 0.5 added to each tier of both groups"
NOT_COMPUTABLE = "not computable: a tier with nobody in either group"


@dataclass(frozen=True)
class Index:
    """A group's share of a band over its share of the whole, elementwise, with the interval of the band's share."""

    value: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class Disparity:
    """The Race Disparity Ratio, elementwise, with its 95 % interval and the method of each element."""

    ratio: Floats
    low: Floats
    high: Floats
    method: npt.NDArray[np.object_]


@dataclass(frozen=True)
class Parity:
    """``share`` of the whole staff (0 to 1) and how many more people of the group the upper tier would need."""

    share: float
    needed: int


def representation_index(count: Numbers, base: Numbers, whole_count: Numbers, whole_base: Numbers) -> Index:
    """Share of the band over share of the whole; the whole's share is taken as fixed. NaN where the whole has none."""
    counts, bases, whole_counts, whole_bases = (
        np.atleast_1d(np.asarray(n, dtype=float)) for n in (count, base, whole_count, whole_base)
    )
    bounds = intervals.wilson(counts, bases)
    with np.errstate(divide="ignore", invalid="ignore"):
        whole = np.where(whole_counts > 0, whole_counts / whole_bases, np.nan)
    return Index(counts / bases / whole, bounds.low / whole, bounds.high / whole)


def race_disparity_ratio(
    white: tuple[Numbers, Numbers, Numbers], group: tuple[Numbers, Numbers, Numbers]
) -> dict[str, Disparity]:
    """White staff's concentration upward over another group's, at each step of lower, middle and upper tier.

    (white_y / white_x) / (group_y / group_x): above 1, White staff are more concentrated upward. Variance of
    the logarithm: the sum of the reciprocals of the four headcounts. Where any tier is empty 0.5 is added to all six,
    so that the product of the two steps still equals the whole climb. A tier with nobody at all is not computable.
    """
    tiers = {
        name: (np.atleast_1d(np.asarray(w, dtype=float)), np.atleast_1d(np.asarray(g, dtype=float)))
        for name, w, g in zip(("lower", "middle", "upper"), white, group, strict=True)
    }
    smallest = np.minimum.reduce([cell for pair in tiers.values() for cell in pair])
    nobody = np.logical_or.reduce([w + g == 0 for w, g in tiers.values()])
    added = np.where(smallest <= 0, 0.5, 0.0)
    method = np.where(nobody, NOT_COMPUTABLE, np.where(added > 0, LOG_ADDED, LOG)).astype(object)
    return {step: _step(tiers[x], tiers[y], added, nobody, method) for step, (x, y) in STEPS.items()}


def _step(
    start: tuple[Floats, Floats],
    end: tuple[Floats, Floats],
    added: Floats,
    nobody: npt.NDArray[np.bool_],
    method: npt.NDArray[np.object_],
) -> Disparity:
    white_x, group_x = (cell + added for cell in start)
    white_y, group_y = (cell + added for cell in end)
    # The ratio is an odds ratio of being in the higher of the two tiers, which is where the library has its interval.
    low, high = confint_proportions_2indep(
        white_y, white_x + white_y, group_y, group_x + group_y, method="logit", compare="odds-ratio", alpha=SIGNIFICANCE
    )
    ratio = (white_y / white_x) / (group_y / group_x)
    return Disparity(
        np.where(nobody, np.nan, ratio), np.where(nobody, np.nan, low), np.where(nobody, np.nan, high), method
    )


def staff_to_parity(upper_count: int, upper_base: int, whole_count: int, whole_base: int) -> Parity:
    """How many more of the group the upper tier would need to have the share that the whole has, at its present size.

    The tier's headcount times the group's share of the whole, to the nearest person, minus the group's present number.
    """
    share = whole_count / whole_base
    return Parity(share, round(upper_base * share) - upper_count)
