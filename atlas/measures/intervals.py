"""95 % intervals for shares, differences and ratios, from counts.

Counts may be estimated and so need not be whole. Every function takes numbers or arrays of one length and works
elementwise; shares are 0 to 1. Methods: Wilson for a share; Newcombe's hybrid score for a difference; Katz's log
interval for a ratio, the Koopman or Miettinen-Nurminen score interval when a cell is small, and Katz with 0.5 added
to every cell when a cell is empty, so that neither infinity nor a certain nought is ever shown.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

Numbers = npt.ArrayLike
Floats = npt.NDArray[np.float64]

SIGNIFICANCE = 0.05
SMALL_CELL = 10

WILSON = "Wilson"
NEWCOMBE = "Newcombe"
KATZ = "Katz log"
SCORE = "score (Miettinen-Nurminen)"
KATZ_ADDED = "Katz log, 0.5 added to each cell"


@dataclass(frozen=True)
class Interval:
    """Lower and upper bound, elementwise, and the name of the method of each element."""

    low: Floats
    high: Floats
    method: npt.NDArray[np.object_]


def wilson(count: Numbers, base: Numbers) -> Interval:
    """Wilson interval of ``count`` out of ``base``. ``base`` must be above 0."""
    counts, bases = _arrays(count, base)
    low, high = proportion_confint(counts, bases, alpha=SIGNIFICANCE, method="wilson")
    return Interval(np.clip(low, 0, 1), np.clip(high, 0, 1), _named(counts, WILSON))


def difference(count: Numbers, base: Numbers, other_count: Numbers, other_base: Numbers) -> Interval:
    """Newcombe interval of the first share minus the other."""
    cells = _arrays(count, base, other_count, other_base)
    low, high = confint_proportions_2indep(*cells, method="newcomb", compare="diff", alpha=SIGNIFICANCE)
    return Interval(np.asarray(low), np.asarray(high), _named(cells[0], NEWCOMBE))


def katz(count: Numbers, base: Numbers, other_count: Numbers, other_base: Numbers) -> Interval:
    """Katz log interval of the first share over the other. No count may be nought."""
    cells = _arrays(count, base, other_count, other_base)
    low, high = confint_proportions_2indep(*cells, method="log", compare="ratio", alpha=SIGNIFICANCE)
    return Interval(np.asarray(low), np.asarray(high), _named(cells[0], KATZ))


def score(count: Numbers, base: Numbers, other_count: Numbers, other_base: Numbers) -> Interval:
    """Score interval of the first share over the other; the library takes one table at a time, each only once."""
    cells = _arrays(count, base, other_count, other_base)
    tables, places = np.unique(np.column_stack(cells), axis=0, return_inverse=True)
    pairs = [
        confint_proportions_2indep(*table, method="score", compare="ratio", alpha=SIGNIFICANCE) for table in tables
    ]
    bounds = np.asarray(pairs, dtype=float).reshape(-1, 2)[places.ravel()]
    return Interval(bounds[:, 0], bounds[:, 1], _named(cells[0], SCORE))


def ratio(count: Numbers, base: Numbers, other_count: Numbers, other_base: Numbers) -> Interval:
    """Interval of the first share over the other, by the method that its smallest cell calls for."""
    cells = _arrays(count, base, other_count, other_base)
    smallest = smallest_cell(*cells)
    empty = smallest <= 0
    small = ~empty & (smallest < SMALL_CELL)
    usual = ~empty & ~small
    result = Interval(np.full(cells[0].shape, np.nan), np.full(cells[0].shape, np.nan), _named(cells[0], ""))
    for chosen, method in ((usual, katz), (small, score), (empty, _katz_with_half_added)):
        if chosen.any():
            part = method(*(cell[chosen] for cell in cells))
            result.low[chosen], result.high[chosen], result.method[chosen] = part.low, part.high, part.method
    return result


def smallest_cell(count: Numbers, base: Numbers, other_count: Numbers, other_base: Numbers) -> Floats:
    """The smallest of the four cells of the two-by-two table: happened and did not, in either group."""
    counts, bases, other_counts, other_bases = _arrays(count, base, other_count, other_base)
    events, others = np.minimum(counts, bases - counts), np.minimum(other_counts, other_bases - other_counts)
    return np.asarray(np.minimum(events, others))


def with_half_added(
    count: Numbers, base: Numbers, other_count: Numbers, other_base: Numbers
) -> tuple[Floats, Floats, Floats, Floats]:
    """The table with 0.5 in addition in each of its four cells."""
    counts, bases, other_counts, other_bases = _arrays(count, base, other_count, other_base)
    return counts + 0.5, bases + 1.0, other_counts + 0.5, other_bases + 1.0


def _katz_with_half_added(count: Floats, base: Floats, other_count: Floats, other_base: Floats) -> Interval:
    plain = katz(*with_half_added(count, base, other_count, other_base))
    return Interval(plain.low, plain.high, _named(count, KATZ_ADDED))


def _arrays(*numbers: Numbers) -> tuple[Floats, ...]:
    return tuple(np.atleast_1d(np.asarray(number, dtype=float)) for number in numbers)


def _named(like: Floats, name: str) -> npt.NDArray[np.object_]:
    return np.full(like.shape, name, dtype=object)
