"""One row of the proof, and how its number is held against what is wanted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

COVERAGE, FALSE_CALLS, POWER = "coverage", "false calls", "power"
FUNNEL, PLACES, SHRINKAGE, MARK = "funnel", "places", "shrinkage", "mark"
SECTIONS = (COVERAGE, FALSE_CALLS, POWER, FUNNEL, PLACES, SHRINKAGE, MARK)

WITHIN, CONSERVATIVE, MISSED, REPORTED = "as wanted", "conservative", "missed", "reported"


@dataclass(frozen=True)
class Row:
    """One number of one section.

    ``indicator``: number and name. ``what``: the interval, verdict or limit; ``size``: trusts of which size, in words;
    ``truth``: what was planted; ``method``: the named methods used, most used first. ``value``: per cent, but for
    shrinkage the mean squared error as a multiple of that of the raw ratio. ``error``: half the width of the Monte
    Carlo 95 % interval, in the same unit. ``low``, ``high``: what is wanted, None where a number is only reported.
    ``draws``: how many comparisons the value rests on.
    """

    section: str
    indicator: str
    what: str
    size: str
    truth: str
    method: str
    value: float
    error: float
    low: float | None
    high: float | None
    draws: int

    @property
    def result(self) -> str:
        """Whether the value is as wanted. An interval that holds the truth too often is honest but wide."""
        if self.low is None or self.high is None:
            return REPORTED
        if self.low <= self.value <= self.high:
            return WITHIN
        return CONSERVATIVE if self.section in (COVERAGE, PLACES) and self.value > self.high else MISSED


def share(hits: npt.ArrayLike) -> tuple[float, float, int]:
    """Per cent of true elements, half the width of its Monte Carlo 95 % interval, and their number."""
    found = np.asarray(hits, dtype=bool)
    rate, count = float(found.mean()), int(found.size)
    return 100 * rate, 100 * 1.96 * float(np.sqrt(max(rate * (1 - rate), 1 / count) / count)), count


def methods(names: npt.NDArray[np.object_]) -> str:
    """The methods used, most used first, with the share of each where there are several."""
    found, counts = np.unique(names.astype(str), return_counts=True)
    order = np.argsort(-counts, kind="stable")
    if len(found) == 1:
        return str(found[0])
    parts = 100 * counts / counts.sum()
    return "; ".join(f"{found[i]} ({parts[i]:.0f} %)" if parts[i] >= 1 else f"{found[i]} (under 1 %)" for i in order)
