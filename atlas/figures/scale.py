"""Stepped colour scales for maps: diverging and pinned at parity, or sequential and turned by what is better."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.figures import theme

# Round widths of a step; the smallest that leaves all but the furthest few values below the last step is used.
_STEPS = (0.25, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5, 10.0, 15.0, 20.0)
# Narrower steps would turn a point's difference between places into the whole range of colours.
_LEVEL_STEPS = tuple(step for step in _STEPS if step >= 1)
_RATIO_STEPS = (0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1.0, 2.0)
# Share of the values that may lie beyond the last bound: one far trust should not bleach all the others.
_BEYOND = 0.05


@dataclass(frozen=True)
class Scale:
    """``colours`` from low to high, ``bounds`` between them, the text at each bound, and what is measured.

    A value equal to a bound belongs to the step above it.
    """

    title: str
    colours: tuple[str, ...]
    bounds: tuple[float, ...]
    labels: tuple[str, ...]

    def step(self, value: float) -> int:
        """Which colour ``value`` has."""
        return bisect_right(self.bounds, value)

    def colour(self, value: float) -> str:
        """The colour itself."""
        return self.colours[self.step(value)]

    def plotly(self) -> dict[str, Any]:
        """``colorscale``, ``range`` and ``bar`` for a trace whose colour values are step numbers."""
        count = len(self.colours)
        stops = [[edge / count, colour] for at, colour in enumerate(self.colours) for edge in (at, at + 1)]
        return {
            "colorscale": stops,
            "range": (-0.5, count - 0.5),
            "bar": {
                "orientation": "h",
                "tickmode": "array",
                "tickvals": [at + 0.5 for at in range(len(self.bounds))],
                "ticktext": list(self.labels),
                "tickfont": {"size": 12, "color": theme.SOFT},
                "ticklen": 0,
                "thickness": 12,
                "outlinewidth": 0,
                "len": 0.8,
                "x": 0,
                "xanchor": "left",
                "xpad": 1,
                "y": 0,
                "yanchor": "top",
                "ypad": 24,
            },
        }


def difference(values: Sequence[float], title: str) -> Scale:
    """Points turned so that above 0 is worse for BME staff; the step around 0 is neutral."""
    width = _width([abs(value) for value in values], _STEPS)
    worse = [width * at for at in range(1, len(theme.WORSE))]
    return _diverging(values, worse, [-bound for bound in worse], title, lambda bound: f"{bound:g}")


def ratio(values: Sequence[float], title: str, inverted: bool) -> Scale:
    """Ratios turned so that above 1 is worse for BME staff. ``inverted``: the published direction is the other one,
    so the bounds are labelled with one over the ratio."""
    away = [max(value, 1 / value) - 1 for value in values if value > 0]
    width = _width(away, _RATIO_STEPS)
    worse = [1 + width * at for at in range(1, len(theme.WORSE))]
    return _diverging(
        values, worse, [1 / bound for bound in worse], title, lambda bound: f"{1 / bound if inverted else bound:.2f}"
    )


def level(values: Sequence[float], title: str, better: str) -> Scale:
    """Per cent; darker is worse where lower or higher is better, else darker is more."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    count = len(theme.WORSE)
    width = next((step for step in _LEVEL_STEPS if step * count >= high - low), _LEVEL_STEPS[-1])
    first = math.floor(low / width) * width
    bounds = tuple(first + width * at for at in range(1, count))
    while len(bounds) > 1 and bounds[-1] > high:
        bounds = bounds[:-1]
    ramp = theme.BETTER if better == "none" else theme.WORSE
    picked = _spread(ramp, len(bounds) + 1)
    colours = tuple(reversed(picked)) if better == "higher" else picked
    return Scale(title, colours, bounds, tuple(f"{bound:g}" for bound in bounds))


def _spread(ramp: Sequence[str], count: int) -> tuple[str, ...]:
    """``count`` colours of the ramp, from one that shows on the page to as dark a one as so many steps call for."""
    first, last = (0 if count == len(ramp) else 1), min(len(ramp) - 1, count + 2)
    return tuple(ramp[round(first + at * (last - first) / max(1, count - 1))] for at in range(count))


def _width(sizes: Sequence[float], steps: Sequence[float]) -> float:
    ordered = sorted(sizes)
    far = ordered[min(len(ordered) - 1, int(len(ordered) * (1 - _BEYOND)))] if ordered else 0.0
    return next((step for step in steps if step * len(theme.WORSE) >= far), steps[-1])


def _diverging(
    values: Sequence[float],
    worse: Sequence[float],
    better: Sequence[float],
    title: str,
    label: Callable[[float], str],
) -> Scale:
    # Only the steps that occur are drawn, but each side always has one, so that parity is seen to lie between.
    high = max(values, default=0.0)
    low = min(values, default=0.0)
    used_worse = 1 + sum(bound <= high for bound in worse[1:])
    used_better = 1 + sum(bound >= low for bound in better[1:])
    bounds = (*reversed(better[:used_better]), *worse[:used_worse])
    colours = (*reversed(theme.BETTER[1 : used_better + 1]), theme.WORSE[0], *theme.WORSE[1 : used_worse + 1])
    return Scale(title, colours, bounds, tuple(label(bound) for bound in bounds))
