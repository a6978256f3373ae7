"""Whether two organisations' gaps differ, from their published values and intervals alone.

Plain arithmetic without a library, since the web computes it for whichever organisations a reader chooses. A gap is a
ratio (judged on the log scale) or a difference in points. Its standard error is what its 95 % interval implies; the
two organisations' staff are different people, so the variances add (Altman and Bland 2003, "Interaction revisited: the
difference between two estimates", BMJ 326:219). Pairs of one question are allowed for by Holm's method.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

SIGNIFICANCE = 0.05
_Z = NormalDist().inv_cdf(1 - SIGNIFICANCE / 2)


@dataclass(frozen=True)
class Gap:
    """A gap with its 95 % interval, worse for BME staff above 1 if it is a ratio (``log``), else above 0 points."""

    value: float
    low: float
    high: float
    log: bool


@dataclass(frozen=True)
class Contrast:
    """The first gap over (a ratio) or minus (a difference) the second, its 95 % interval, and the two-sided p-value."""

    value: float
    low: float
    high: float
    p: float


def contrast(first: Gap, second: Gap) -> Contrast:
    """Compare two gaps of one kind. Raises ValueError where one is a ratio and the other a difference."""
    if first.log != second.log:
        raise ValueError("a ratio and a difference are never compared")
    apart = _scaled(first.value, first.log) - _scaled(second.value, second.log)
    error = math.hypot(_error(first), _error(second))
    bounds = (apart, apart - _Z * error, apart + _Z * error)
    value, low, high = (math.exp(bound) for bound in bounds) if first.log else bounds
    return Contrast(value, low, high, math.erfc(abs(apart) / error / math.sqrt(2)))


def holm(p_values: Sequence[float]) -> list[float]:
    """Holm's adjusted p-values of one family, in the order given."""
    order = sorted(range(len(p_values)), key=lambda place: p_values[place])
    result = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        result[place] = highest
    return result


def _scaled(value: float, log: bool) -> float:
    return math.log(value) if log else value


def _error(gap: Gap) -> float:
    return (_scaled(gap.high, gap.log) - _scaled(gap.low, gap.log)) / (2 * _Z)
