"""How a figure stands to a band: three answers, never two, so that chance earns nothing and few people cost nothing.

A criterion is met when the whole 95 % interval lies inside its band, not met when it lies outside, and otherwise the
figures are too few to say. Bands are as wide one way as the other: a ratio of 0.55 is no better than one of 1.8.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MET, NOT_MET, TOO_FEW, MISSING = "met", "not met", "too little data", "can’t be checked"
STATES = (MET, NOT_MET, TOO_FEW, MISSING)

RATIO, POINTS = "ratio", "points"
BETTER, WORSE, UNCLEAR = "better", "worse", "no clear change"
_Z = 1.959963984540054


@dataclass(frozen=True)
class Span:
    """A 95 % interval, turned so that more is worse for BME staff. ``what`` is ``ratio`` or ``points``."""

    what: str
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Figure:
    """All intervals that must lie inside a band; ``level``: BME staff's own rate against White staff's in England.

    ``missing`` says why there are none ('' where there are). ``line`` names the unbroken series that it belongs to:
    years of different lines are neither compared nor taken together.
    """

    spans: tuple[Span, ...] = ()
    level: tuple[Span, ...] = ()
    missing: str = ""
    line: str = ""


def inside(figure: Figure, ratio: float, points: float) -> str:
    """Whether every interval lies inside its band, 1/``ratio`` to ``ratio`` or ``points`` either way."""
    if figure.missing or not figure.spans:
        return MISSING
    return every(_within(span, ratio if span.what == RATIO else points) for span in figure.spans)


def every(states: Iterable[str]) -> str:
    """All of them: not met if one is not met; what cannot be checked weighs before what is too little."""
    found = list(states)
    for state in (NOT_MET, MISSING, TOO_FEW):
        if state in found:
            return state
    return MET


def at_least(need: int, states: Sequence[str]) -> str:
    """So many of them: met, out of reach, or open; an open one that publishing could settle can't be checked yet."""
    met, few, missing = (states.count(state) for state in (MET, TOO_FEW, MISSING))
    if met >= need:
        return MET
    if met + few + missing < need:
        return NOT_MET
    return TOO_FEW if met + few >= need else MISSING


def change(before: Sequence[Span], now: Sequence[Span]) -> str:
    """Whether the gap came nearer to nothing beyond chance, in one of the intervals and without another growing.

    The two years are taken as independent; many people answer in both, so a clear change here is clear.
    """
    found = [_change(old, new) for old, new in zip(before, now, strict=True) if old.what == now[0].what]
    if WORSE in found:
        return WORSE
    return BETTER if BETTER in found else UNCLEAR


def _within(span: Span, limit: float) -> str:
    low, high = (1.0 / limit, limit) if span.what == RATIO else (-limit, limit)
    if span.low >= low and span.high <= high:
        return MET
    return NOT_MET if span.low > high or span.high < low else TOO_FEW


def _change(old: Span, new: Span) -> str:
    scale = math.log if old.what == RATIO else float
    if old.what == RATIO and min(old.low, new.low) <= 0:
        return UNCLEAR
    (first, first_error), (last, last_error) = (
        (scale(span.value), (scale(span.high) - scale(span.low)) / (2 * _Z)) for span in (old, new)
    )
    gain = abs(first) - abs(last)
    moved = (first - last) * (1 if first >= 0 else -1)
    half = _Z * math.hypot(first_error, last_error)
    if gain > 0 and moved > half:
        return BETTER
    return WORSE if gain < 0 and abs(moved) > half else UNCLEAR
