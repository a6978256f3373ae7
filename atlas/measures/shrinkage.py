"""Many ratios at once: their mean and spread, each drawn toward the mean as far as it is uncertain, and their ranks.

The random-effects model: the true log ratios of a group are normal around a mean with variance ``tau2`` (DerSimonian
and Laird), and each is measured with its own standard error. Given the measurement, a true value is likely to be
nearer to the mean than what was measured, by the share of the variance that is error (empirical Bayes).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.stats import norm, rankdata
from statsmodels.stats.meta_analysis import combine_effects

from atlas.measures.intervals import SIGNIFICANCE, Floats, Numbers

DRAWS, SEED = 2000, 2005
_Z = float(norm.isf(SIGNIFICANCE / 2))


@dataclass(frozen=True)
class Group:
    """A group on the log scale: mean and its standard error, and the variance between members (0: all may be equal).

    ``error2`` is the members' usual error variance, ``members`` their number.
    """

    mean: float
    se: float
    tau2: float
    error2: float
    members: int

    @property
    def bounds(self) -> tuple[float, float]:
        """95 % interval of the mean on the log scale."""
        return self.mean - _Z * self.se, self.mean + _Z * self.se


@dataclass(frozen=True)
class Shrunken:
    """Log ratio drawn toward the mean, elementwise; ``weight`` (0 to 1) is the share of what was measured in it."""

    value: Floats
    se: Floats
    weight: Floats

    @property
    def bounds(self) -> tuple[Floats, Floats]:
        """95 % interval on the log scale."""
        return self.value - _Z * self.se, self.value + _Z * self.se


class RankInterval(NamedTuple):
    """Best and worst place, elementwise, between which the true place lies with 95 per cent; 1 is the largest ratio."""

    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Change:
    """The later ratio over the earlier one, with its 95 % interval.

    ``toward_mean``: the earlier one was outside its 95 % limits of chance, and the later one lies nearer to the mean
    and no further from where it was to be expected than chance allows, so that the change calls for no explanation.
    """

    ratio: float
    low: float
    high: float
    toward_mean: bool


@dataclass(frozen=True)
class Measured:
    """One organisation in one year: its log ratio, the standard error, and the group that it was measured in."""

    log_ratio: float
    se: float
    group: Group


def group(log_ratios: Numbers, se: Numbers) -> Group:
    """The group's random-effects mean and spread. Takes two members at least."""
    values, errors = (np.asarray(x, dtype=float) for x in (log_ratios, se))
    # The moment estimator falls below 0 where members differ less than chance would make them; the library then takes
    # roots of negative variances, which are not used here.
    with np.errstate(invalid="ignore"):
        combined = combine_effects(values, errors**2, method_re="dl")
    tau2 = max(0.0, float(combined.tau2))
    usual = float(np.average(errors**2, weights=1 / (errors**2 + tau2)))
    if tau2 == 0:
        return Group(float(combined.mean_effect_fe), float(combined.sd_eff_w_fe), 0.0, usual, len(values))
    return Group(float(combined.mean_effect_re), float(combined.sd_eff_w_re), tau2, usual, len(values))


def shrunken(log_ratios: Numbers, se: Numbers, whole: Group) -> Shrunken:
    """Each log ratio drawn toward the mean.

    Its variance counts what is uncertain in the measurement, in the mean, and in the spread (Morris 1983, "Parametric
    empirical Bayes inference", Journal of the American Statistical Association 78, 47-55); the last only where there
    are members enough for it.
    """
    values, errors = (np.atleast_1d(np.asarray(x, dtype=float)) for x in (log_ratios, se))
    weight = whole.tau2 / (whole.tau2 + errors**2)
    away = (1 - weight) * (values - whole.mean)
    variance = weight * errors**2 + ((1 - weight) * whole.se) ** 2
    if whole.tau2 > 0 and whole.members > 3:
        usual = (whole.error2 + whole.tau2) / (errors**2 + whole.tau2)
        variance = variance + 2 / (whole.members - 3) * usual * away**2
    return Shrunken(values - away, np.sqrt(variance), weight)


def ranks(ratios: Numbers, decimals: int = 2) -> tuple[list[int], list[bool]]:
    """Places from the largest ratio down and whether each is shared; ratios that are printed alike share one."""
    printed = np.round(np.atleast_1d(np.asarray(ratios, dtype=float)), decimals)
    places = 1 + (printed[None, :] > printed[:, None]).sum(axis=1)
    alike = (printed[None, :] == printed[:, None]).sum(axis=1)
    return [int(place) for place in places], [bool(count > 1) for count in alike]


def rank_intervals(
    log_ratios: Numbers, se: Numbers, whole: Group, draws: int = DRAWS, seed: int = SEED
) -> RankInterval:
    """Places of true values drawn from the random-effects model (Goldstein and Spiegelhalter 1996), 2.5 to 97.5 %.

    Draws around the measured values themselves would add the error a second time, and so push the ends of the list
    apart. In a draw, equal members share the best and the worst of their places: a group in which no spread is seen has
    but one place, from first to last.
    """
    drawn_toward = shrunken(log_ratios, se, whole)
    count = len(drawn_toward.value)
    spread = np.sqrt(drawn_toward.weight) * np.atleast_1d(np.asarray(se, dtype=float))
    random = np.random.default_rng(seed)
    shift = (1 - drawn_toward.weight) * random.normal(0, whole.se, (draws, 1))
    truths = -(drawn_toward.value + shift + spread * random.normal(size=(draws, count)))
    best, worst = (rankdata(truths, method=place, axis=1) for place in ("min", "max"))
    tail = SIGNIFICANCE / 2
    return RankInterval(
        np.quantile(best, tail, axis=0, method="lower").astype(np.int64),
        np.quantile(worst, 1 - tail, axis=0, method="higher").astype(np.int64),
    )


def change(first: Measured, last: Measured) -> Change:
    """Between two years of one organisation, taken as independent samples, and whether it is a return to the mean."""
    moved = last.log_ratio - first.log_ratio
    reach = _Z * float(np.hypot(first.se, last.se))
    return Change(
        ratio=float(np.exp(moved)),
        low=float(np.exp(moved - reach)),
        high=float(np.exp(moved + reach)),
        toward_mean=_returned(first, last),
    )


def _returned(first: Measured, last: Measured) -> bool:
    was, now = first.log_ratio - first.group.mean, last.log_ratio - last.group.mean
    if abs(was) <= _Z * first.se or abs(now) >= abs(was):
        return False
    weight = first.group.tau2 / (first.group.tau2 + first.se**2)
    reach = _Z * float(np.sqrt(weight * first.se**2 + last.se**2))
    return abs(now - weight * was) <= reach
