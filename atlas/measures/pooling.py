"""Pooling upward: sum people, never average ratios."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
