"""What a mark hangs on: the same with each threshold a step lower or higher, and with each year left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.measures.mark import level_states
from atlas.measures.mark_case import Record
from atlas.measures.mark_method import Method
from atlas.measures.mark_period import Held, held

THRESHOLD, YEAR = "threshold", "year left out"


@dataclass(frozen=True)
class Variation:
    """``name`` is the threshold or the year; ``value`` what the threshold was tried at (None for a year)."""

    kind: str
    name: str
    value: float | None
    level: str


def mark_of(record: Record, years: Iterable[int], method: Method, without: Iterable[int] = ()) -> list[Held]:
    """The mark of each of the years, in order of time."""
    left_out = frozenset(without)
    return held({year: level_states(record, year, method, left_out) for year in years}, method)


def variations(record: Record, years: Iterable[int], method: Method) -> list[Variation]:
    """The mark of the last of the years under every variation."""
    asked = sorted(years)
    found = [
        Variation(THRESHOLD, name, value, mark_of(record, asked, changed)[-1].level)
        for name, value, changed in method.neighbours()
    ]
    found += [Variation(YEAR, str(year), None, mark_of(record, asked, method, (year,))[-1].level) for year in asked]
    return found
