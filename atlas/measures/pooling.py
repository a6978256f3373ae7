"""Pooling upward: sum people, never average ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm
from statsmodels.stats.contingency_tables import StratifiedTable

from atlas.measures.intervals import SIGNIFICANCE, Floats, Numbers

MANTEL_HAENSZEL = "Mantel-Haenszel, Greenland and Robins interval"
_Z = float(norm.ppf(1 - SIGNIFICANCE / 2))


@dataclass(frozen=True)
class Pooled:
    """A rate (per cent) of the people of several units together, and how many people that is."""

    rate: float
    base: float


def pool(rates: Sequence[float], bases: Sequence[float]) -> Pooled:
    """The rate of all units' people together: each unit's rate (per cent) counts as often as it has people.

    Equals summed numerators over summed denominators. Raises ValueError without people.
    """
    people = sum(bases)
    if people <= 0:
        raise ValueError("cannot pool units without people")
    return Pooled(sum(rate * base for rate, base in zip(rates, bases, strict=True)) / people, people)


def share_covered(with_rate: float, everyone: float) -> float:
    """Per cent of the area's people who are in units with a rate."""
    return 100.0 * with_rate / everyone if everyone else 0.0


@dataclass(frozen=True)
class Stratified:
    """A ratio of rates held unit by unit, with its 95 % interval; NaN where one group has no event in any unit."""

    ratio: float
    low: float
    high: float


def mantel_haenszel(count: Numbers, base: Numbers, other_count: Numbers, other_base: Numbers) -> Stratified:
    """The first rate over the other within units, units weighted as Mantel and Haenszel do; one element a unit.

    Where units differ both in their mix of groups and in their rates, the ratio of the summed counts mixes the two;
    this one compares people of the same unit only. A unit without people of one group adds nothing. Variance of the
    logarithm: Greenland and Robins, Biometrics 41 (1985), for one unit Katz's. Raises ValueError without units.
    """
    cells = np.stack([np.atleast_1d(np.asarray(n, dtype=float)) for n in (count, base, other_count, other_base)])
    events, people, other_events, others = cells[:, (cells[1] > 0) & (cells[3] > 0)]
    if not len(events):
        raise ValueError("no unit has people of both groups")
    if not events.sum() or not other_events.sum():
        return Stratified(float("nan"), float("nan"), float("nan"))
    table = np.array([[events, people - events], [other_events, others - other_events]])
    ratio = float(StratifiedTable(table).riskratio_pooled)
    spread = _Z * float(np.sqrt(_log_variance(events, people, other_events, others)))
    return Stratified(ratio, float(np.exp(np.log(ratio) - spread)), float(np.exp(np.log(ratio) + spread)))


def _log_variance(events: Floats, people: Floats, other_events: Floats, others: Floats) -> float:
    whole = people + others
    spread = (people * others * (events + other_events) - events * other_events * whole) / whole**2
    return float(spread.sum() / ((events * others / whole).sum() * (other_events * people / whole).sum()))
