"""Funnel plots: how far many ratios may lie from a target by chance, and by the spread that the group really has.

All on the logarithm of a ratio that is above 1 when it is worse for BME staff. The target is equality (1) or the
group's own mean; they answer different questions. Limits of 95 and 99.8 per cent are target ± z × standard error.

Trusts differ for reasons that are not chance, so limits of chance alone are crossed by far more than 5 per cent. The
over-dispersion is measured on z-scores of which the most extreme tenth at either end is winsorised, so that trusts
that stand out do not widen the limits that should find them (Spiegelhalter 2005, "Handling over-dispersion of
performance indicators", Quality and Safety in Health Care 14, 347-351). ``phi`` is the multiplicative factor of the
variance and says whether there is any; where there is, the limits used are the additive ones, with the variance
``tau2`` between trusts added to each standard error squared: unlike the factor, it does not move the limits of small
trusts, whose own uncertainty already is most of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import brentq
from scipy.stats import norm
from scipy.stats.mstats import winsorize

from atlas.measures.intervals import SIGNIFICANCE, Floats, Numbers

WINSORISED = 0.1
INNER, OUTER = 0.95, 0.998
INSIDE = "inside"
ABOVE_INNER, ABOVE_OUTER = "above 95", "above 99.8"
BELOW_INNER, BELOW_OUTER = "below 95", "below 99.8"
WORSE, NO_DIFFERENT, BETTER = "stands out worse", "no different", "stands out better"


class Bounds(NamedTuple):
    """Lower and upper limit as ratios, elementwise."""

    low: Floats
    high: Floats


@dataclass(frozen=True)
class Dispersion:
    """``phi``: variance of the z-scores around the weighted mean, 1 when chance alone is at work.

    ``over``: whether phi is clearly above 1. ``tau2``: variance between trusts on the log scale, 0 unless ``over``.
    """

    phi: float
    over: bool
    tau2: float


def log_ratio(ratio: Numbers, low: Numbers, high: Numbers) -> tuple[Floats, Floats]:
    """The logarithm of each ratio and the standard error that its 95 % interval implies, whatever its method."""
    ratios, lows, highs = (np.atleast_1d(np.asarray(x, dtype=float)) for x in (ratio, low, high))
    return np.log(ratios), np.log(highs / lows) / (2 * norm.isf(SIGNIFICANCE / 2))


def limits(target: float, se: Numbers, level: float, tau2: float = 0.0) -> Bounds:
    """Limits around a target (log scale) that ``level`` (0 to 1) of trusts on target would lie within; as ratios."""
    reach = _critical(level) * np.sqrt(np.square(np.atleast_1d(np.asarray(se, dtype=float))) + tau2)
    return Bounds(np.exp(target - reach), np.exp(target + reach))


def z_scores(log_ratios: Numbers, se: Numbers, target: float, tau2: float = 0.0) -> Floats:
    """Distance from the target in standard errors."""
    errors = np.sqrt(np.square(np.asarray(se, dtype=float)) + tau2)
    return np.asarray((np.asarray(log_ratios, dtype=float) - target) / errors)


def zones(z: Numbers) -> list[str]:
    """Where each z-score lies: inside the limits, above (worse for BME staff) or below them."""
    inner, outer = _critical(INNER), _critical(OUTER)
    found = []
    for score in np.atleast_1d(np.asarray(z, dtype=float)).tolist():
        if abs(score) <= inner:
            found.append(INSIDE)
        elif score > 0:
            found.append(ABOVE_OUTER if score > outer else ABOVE_INNER)
        else:
            found.append(BELOW_OUTER if score < -outer else BELOW_INNER)
    return found


def standing(zone: str) -> str:
    """The word for a zone around the group's mean: only beyond the outer limits does a trust stand out.

    Of 200 trusts that differ from their mean as all do, ten lie beyond the inner limits and not one beyond the outer.
    """
    return {ABOVE_OUTER: WORSE, BELOW_OUTER: BETTER}.get(zone, NO_DIFFERENT)


def dispersion(log_ratios: Numbers, se: Numbers, winsorised: float = WINSORISED) -> Dispersion:
    """Over-dispersion of a group around its inverse-variance mean.

    ``phi`` and ``over`` (phi above 1 + 2 √(2 / n)) as Spiegelhalter has them, but for one thing: the winsorised sum of
    squares is divided by what chance alone would give (0.68 for a tenth at either end), so that phi is 1 by chance.
    ``tau2`` is the variance with which the z-scores that count it in vary as they should by chance, winsorised and
    divided alike. Without winsorising it is Paule and Mandel's; his one-step moment estimator comes out too small when
    standard errors differ much, since the z-scores of large trusts then are the ones drawn in.
    """
    values, errors = (np.asarray(x, dtype=float) for x in (log_ratios, se))
    count = len(values)
    cut = int(winsorised * count) / count

    def squares(tau2: float) -> float:
        variances = errors**2 + tau2
        z = (values - np.average(values, weights=1 / variances)) / np.sqrt(variances)
        return float(np.sum(np.asarray(winsorize(z, limits=(cut, cut))) ** 2) / _winsorised_variance(cut))

    phi = squares(0.0) / count
    if phi <= 1 + 2 * np.sqrt(2 / count):
        return Dispersion(phi, False, 0.0)
    widest = 10 * float(np.ptp(values)) ** 2  # at which every z-score is under a third
    return Dispersion(phi, True, float(brentq(lambda tau2: squares(tau2) - (count - 1), 0.0, widest)))


def _critical(level: float) -> float:
    return float(norm.isf((1 - level) / 2))


def _winsorised_variance(share: float) -> float:
    """Variance of a standard normal of which ``share`` at either end is drawn in to the point where it begins."""
    if share == 0:
        return 1.0
    cut = norm.isf(share)
    return float((1 - 2 * share) - 2 * cut * norm.pdf(cut) + 2 * share * cut**2)
