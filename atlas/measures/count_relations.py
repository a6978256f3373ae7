"""What ties counts to one another: sums, and rates and ratios that somebody printed; and the bounds that follow."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass

Range = tuple[float, float]
Bounds = dict[Hashable, Range]
UNBOUNDED: Range = (0.0, math.inf)
# Bounds of a rate are decimal fractions; their product with a whole number may miss it by a rounding error.
_TINY = 1e-9


@dataclass(frozen=True)
class Sum:
    """``parts`` add up to ``total``: the key of a count, or a number that is shown whatever happens."""

    total: Hashable | int
    parts: tuple[Hashable, ...]

    @property
    def members(self) -> tuple[Hashable, ...]:
        """Every key in it, the total first."""
        return self.parts if isinstance(self.total, int) else (self.total, *self.parts)

    def is_total(self, key: Hashable) -> bool:
        """Whether a key is the total, which is hidden last."""
        return key == self.total

    def holds(self, value: Callable[[Hashable], int]) -> bool:
        """Whether the counts that ``value`` gives add up."""
        total = self.total if isinstance(self.total, int) else value(self.total)
        return total == sum(value(part) for part in self.parts) and min(value(part) for part in self.parts) >= 0


@dataclass(frozen=True)
class Printed:
    """A rate or ratio in print: the product of ``over`` divided by that of ``under`` lies from ``low`` to ``high``.

    Of a rate both hold one count, the event and its base. Of a ratio of rates ``over`` holds the event of the upper
    rate and the base of the lower one, ``under`` the event of the lower and the base of the upper.
    """

    over: tuple[Hashable, ...]
    under: tuple[Hashable, ...]
    low: float
    high: float

    @property
    def members(self) -> tuple[Hashable, ...]:
        """Every key in it."""
        return (*self.over, *self.under)

    def is_total(self, key: Hashable) -> bool:
        """Whether a key is a base of a rate: hidden after the events."""
        return key in self.under[:1] if len(self.over) == 1 else key in (self.over[1], self.under[1])

    def holds(self, value: Callable[[Hashable], int]) -> bool:
        """Whether the counts that ``value`` gives are those that were printed of."""
        over, under = (math.prod(value(key) for key in side) for side in (self.over, self.under))
        return self.low * under - _TINY <= over <= self.high * under + _TINY


def narrow(relation: Sum | Printed, value: Callable[[Hashable], int], bounds: Bounds) -> bool:
    """Tighten ``bounds`` of the members of a relation by each other; whether any changed.

    ``value`` gives the count of a member without bounds, which is shown.
    """

    def range_of(key: Hashable) -> Range:
        if key in bounds:
            return bounds[key]
        number = float(key) if isinstance(key, int) else float(value(key))
        return number, number

    found = _of_sum(relation, range_of) if isinstance(relation, Sum) else _of_print(relation, range_of)
    changed = False
    for key, (low, high) in found:
        if key in bounds:
            before = bounds[key]
            bounds[key] = (max(before[0], low), min(before[1], high))
            changed |= bounds[key] != before
    return changed


def _of_sum(relation: Sum, range_of: Callable[[Hashable], Range]) -> list[tuple[Hashable, Range]]:
    total, parts = range_of(relation.total), [range_of(part) for part in relation.parts]
    lowest = sum(low for low, _ in parts)
    finite = sum(high for _, high in parts if high < math.inf)
    endless = sum(high == math.inf for _, high in parts)
    found: list[tuple[Hashable, Range]] = [(relation.total, (lowest, math.inf if endless else finite))]
    for part, (low, high) in zip(relation.parts, parts, strict=True):
        others_endless = endless - (high == math.inf)
        others_high = math.inf if others_endless else finite - (high if high < math.inf else 0.0)
        found.append((part, (total[0] - others_high, total[1] - (lowest - low))))
    return found


def _of_print(relation: Printed, range_of: Callable[[Hashable], Range]) -> list[tuple[Hashable, Range]]:
    low, high = relation.low, relation.high
    turned = (1 / high, 1 / low if low else math.inf)
    found: list[tuple[Hashable, Range]] = []
    for one, other, (least, most) in (
        (relation.over, relation.under, (low, high)),
        (relation.under, relation.over, turned),
    ):
        for key in one:
            beside = [range_of(member) for member in one if member != key]
            against = [range_of(member) for member in other]
            bottom = _quotient(least, [low for low, _ in against], [top for _, top in beside], if_unbounded=0.0)
            top = _quotient(most, [top for _, top in against], [low for low, _ in beside], if_unbounded=math.inf)
            found.append((key, (math.ceil(bottom - _TINY), top if top == math.inf else math.floor(top + _TINY))))
    return found


def _quotient(factor: float, numbers: list[float], divisors: list[float], if_unbounded: float) -> float:
    """``factor`` times all numbers by all divisors; ``if_unbounded`` where a divisor may be nought."""
    if 0.0 in divisors:
        return if_unbounded
    if 0.0 in numbers or math.inf in divisors:
        return 0.0
    return factor * math.prod(numbers) / math.prod(divisors)
