"""Where one employer stands among its peers, in words: the twin of a strip of all of them with this one marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.indicators import Indicator


@dataclass(frozen=True)
class Place:
    """How many of ``count`` peers have a smaller, an equal (as printed) and a larger value; larger is worse."""

    smaller: int
    equal: int
    larger: int

    @property
    def count(self) -> int:
        """How many peers there are, the organisation itself left out."""
        return self.smaller + self.equal + self.larger


def place(own: float, peers: Sequence[float], decimals: int) -> Place:
    """Where ``own`` stands among the values of its peers, compared as printed."""
    mine = round(own, decimals)
    rounded = [round(value, decimals) for value in peers]
    smaller, larger = sum(value < mine for value in rounded), sum(value > mine for value in rounded)
    return Place(smaller, len(rounded) - smaller - larger, larger)


def gap(found: Place, own: float, parity: float, peers: str) -> str:
    """'Wider than at 60 of 80 acute trusts'. ``parity``: 0 for a difference, 1 for a ratio; '' without peers."""
    if not found.count:
        return ""
    if own <= parity:
        return f"Not to the disadvantage of BME staff; wider at {_of(found.larger, found.count, peers)}"
    return f"Wider than at {_of(found.smaller, found.count, peers)}"


def level(found: Place, indicator: Indicator, peers: str) -> str:
    """'Higher than at 12 of 47 mental health trusts', of the rate of all staff; '' without peers."""
    if not found.count:
        return ""
    # Values are turned so that larger is worse: where higher is better, smaller ones are the higher rates.
    lower = found.larger if indicator.better == "higher" else found.smaller
    return f"Higher than at {_of(lower, found.count, peers)}"


def _of(number: int, count: int, peers: str) -> str:
    if number == count and count > 1:
        return f"all {count} {peers}"
    return f"{number or 'none'} of {count} {peers}"
