"""How surprising a gap would be by chance, and what is left of it after many comparisons.

One-sided tests of the ratio that is above 1 when it is worse for BME staff: against 1 (gap), against the large-gap
threshold, below 1 (reverse), and two one-sided tests for equitable. The Wald test on the logarithm belongs to Katz's
interval, the score test, with Miettinen and Nurminen's correction, to the score interval. Families are adjusted by
Benjamini and Hochberg's false discovery rate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import test_proportions_2indep

from atlas.measures import intervals
from atlas.measures.intervals import Floats, Numbers


@dataclass(frozen=True)
class PValues:
    """One-sided p-values, elementwise."""

    gap: Floats
    large_gap: Floats
    reverse: Floats
    equitable: Floats


def ratio_p_values(
    count: Numbers,
    base: Numbers,
    other_count: Numbers,
    other_base: Numbers,
    *,
    large_gap: float,
    equitable: tuple[float, float],
) -> PValues:
    """P-values of the first share over the other. ``equitable`` is the band of ratios that counts as equal."""
    cells = tuple(np.atleast_1d(np.asarray(n, dtype=float)) for n in (count, base, other_count, other_base))
    above_low = _ratio_p(cells, equitable[0], "larger")
    below_high = _ratio_p(cells, equitable[1], "smaller")
    return PValues(
        gap=_ratio_p(cells, 1.0, "larger"),
        large_gap=_ratio_p(cells, large_gap, "larger"),
        reverse=_ratio_p(cells, 1.0, "smaller"),
        equitable=np.maximum(above_low, below_high),
    )


def difference_p(count: Numbers, base: Numbers, other_count: Numbers, other_base: Numbers, alternative: str) -> Floats:
    """One-sided test that the first share is ``larger`` or ``smaller`` than the other, by Agresti and Caffo."""
    cells = tuple(np.atleast_1d(np.asarray(n, dtype=float)) for n in (count, base, other_count, other_base))
    with np.errstate(divide="ignore", invalid="ignore"):
        found = test_proportions_2indep(*cells, method="agresti-caffo", compare="diff", alternative=alternative)
    return np.asarray(found.pvalue, dtype=float)


def difference_equitable_p(
    count: Numbers, base: Numbers, other_count: Numbers, other_base: Numbers, *, within: float
) -> Floats:
    """Two one-sided tests that the shares (0 to 1) differ by less than ``within`` either way."""
    cells = tuple(np.atleast_1d(np.asarray(n, dtype=float)) for n in (count, base, other_count, other_base))
    # Agresti and Caffo's test adds one success and one failure to each group, so an empty cell has a variance.
    common = {"method": "agresti-caffo", "compare": "diff"}
    # The library also divides the two shares, which it does not use here: nought over nought is no matter.
    with np.errstate(divide="ignore", invalid="ignore"):
        above = test_proportions_2indep(*cells, value=-within, alternative="larger", **common).pvalue
        below = test_proportions_2indep(*cells, value=within, alternative="smaller", **common).pvalue
    return np.asarray(np.maximum(above, below), dtype=float)


def adjusted(p_values: Numbers) -> Floats:
    """Benjamini-Hochberg adjusted p-values of one family; NaN is outside the family and stays NaN."""
    raw = np.asarray(p_values, dtype=float)
    result = np.full(raw.shape, np.nan)
    known = ~np.isnan(raw)
    if known.any():
        result[known] = multipletests(raw[known], method="fdr_bh")[1]
    return result


def _ratio_p(cells: tuple[Floats, ...], value: float, alternative: str) -> Floats:
    smallest = intervals.smallest_cell(*cells)
    empty = smallest <= 0
    small = ~empty & (smallest < intervals.SMALL_CELL)
    p_values = np.full(cells[0].shape, np.nan)
    filled = intervals.with_half_added(*cells)
    for chosen, table, method in ((~empty & ~small, cells, "log"), (small, cells, "score"), (empty, filled, "log")):
        if chosen.any():
            rows = (cell[chosen] for cell in table)
            p_values[chosen] = test_proportions_2indep(
                *rows, value=value, method=method, compare="ratio", alternative=alternative
            ).pvalue
    return p_values
