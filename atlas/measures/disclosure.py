"""Disclosure control: which counts of people stay hidden, so that nobody can be recognised in a small number.

First every count from 1 to under its threshold is hidden; nought may be shown. Then, wherever counts add up to a total
that is shown, further counts are hidden until none can be worked out: whoever knows every shown count and every sum
must be left with at least ``FEWEST_POSSIBLE`` possible values for every count that is too small. Nothing shown may tell
such a count from one hidden for its sake. Bounds are propagated through the sums until they settle, which
is exact where the sums form a tree, as bands, staff groups and the whole workforce do.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass

# Counts below these are hidden: people in a headline count (staff, disciplinary cases, the whole board), people in a
# part of a board, and people who answered a survey question.
HEADLINE = 5
PART_OF_BOARD = 10
RESPONDENTS = 11

FEWEST_POSSIBLE = 3


@dataclass(frozen=True)
class Cell:
    """A count of people. ``figure`` is what is shown or hidden as one: a rate hides both its counts.

    ``threshold`` is the count from which it may be shown; 1 for a count that is never too small by itself.
    """

    figure: Hashable
    value: int
    threshold: int = 1

    @property
    def is_small(self) -> bool:
        """Whether the count must be hidden for its own sake."""
        return 0 < self.value < self.threshold


@dataclass(frozen=True)
class Sum:
    """``parts`` add up to ``total``: the key of a cell, or a number that is shown whatever happens."""

    total: Hashable | int
    parts: tuple[Hashable, ...]


Bounds = dict[Hashable, tuple[float, float]]


def protect(cells: Mapping[Hashable, Cell], sums: Sequence[Sum]) -> set[Hashable]:
    """Which figures to hide. Every key in ``sums`` that is not a plain number must be a key of ``cells``."""
    hidden = {cell.figure for cell in cells.values() if cell.is_small}
    if not hidden:
        return hidden
    within: dict[Hashable, list[Sum]] = defaultdict(list)
    for relation in sums:
        for key in _members(relation):
            within[key].append(relation)
    given_up: set[Hashable] = set()
    while True:
        bounds = feasible(cells, sums, hidden)
        exposed = [
            key
            for key, (low, high) in bounds.items()
            if cells[key].is_small and high - low + 1 < FEWEST_POSSIBLE and key not in given_up
        ]
        if not exposed:
            return hidden
        for key in exposed:
            chosen = _next_to_hide(key, cells, within, hidden)
            if chosen is None:
                given_up.add(key)
            else:
                hidden.add(cells[chosen].figure)
                break


def feasible(cells: Mapping[Hashable, Cell], sums: Sequence[Sum], hidden: Set[Hashable]) -> Bounds:
    """The lowest and highest value that each hidden count can have, by all that is shown."""
    bounds: Bounds = {key: (0.0, math.inf) for key, cell in cells.items() if cell.figure in hidden}
    touched = [relation for relation in sums if any(key in bounds for key in _members(relation))]
    changed = True
    while changed:
        changed = False
        for relation in touched:
            changed |= _narrow(relation, cells, bounds)
    return bounds


def _narrow(relation: Sum, cells: Mapping[Hashable, Cell], bounds: Bounds) -> bool:
    """Tighten the bounds of the members of one sum by each other; whether any changed."""
    total = _range(relation.total, cells, bounds)
    parts = [_range(part, cells, bounds) for part in relation.parts]
    lowest, highest = sum(low for low, _ in parts), sum(high for _, high in parts)
    changed = _tighten(relation.total, lowest, highest, bounds)
    for part, (low, _) in zip(relation.parts, parts, strict=True):
        if part in bounds:
            others_high = sum(top for other, (_, top) in zip(relation.parts, parts, strict=True) if other != part)
            changed |= _tighten(part, total[0] - others_high, total[1] - (lowest - low), bounds)
    return changed


def _tighten(key: Hashable, low: float, high: float, bounds: Bounds) -> bool:
    if key not in bounds:
        return False
    before = bounds[key]
    bounds[key] = (max(before[0], low), min(before[1], high))
    return bounds[key] != before


def _range(key: Hashable | int, cells: Mapping[Hashable, Cell], bounds: Bounds) -> tuple[float, float]:
    if isinstance(key, int):
        return float(key), float(key)
    found = bounds.get(key)
    return (float(cells[key].value), float(cells[key].value)) if found is None else found


def _members(relation: Sum) -> tuple[Hashable, ...]:
    return relation.parts if isinstance(relation.total, int) else (relation.total, *relation.parts)


def _next_to_hide(
    key: Hashable, cells: Mapping[Hashable, Cell], within: Mapping[Hashable, Sequence[Sum]], hidden: Set[Hashable]
) -> Hashable | None:
    """The smallest shown count beside an exposed one, else beside the hidden ones it adds up with; None if none is.

    A part goes before a total, and some people before nobody.
    """
    reached, border = {key}, [key]
    while border:
        relations = [relation for member in border for relation in within[member]]
        choices = [
            (member == relation.total, cells[member].value == 0, cells[member].value, position, member)
            for relation in relations
            for position, member in enumerate(_members(relation))
            if cells[member].figure not in hidden
        ]
        if choices:
            return min(choices, key=lambda choice: choice[:4])[4]
        border = [member for relation in relations for member in _members(relation) if member not in reached]
        border = list(dict.fromkeys(border))
        reached.update(border)
    return None
