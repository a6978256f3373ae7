"""What figures of ratios share: a logarithmic axis read in ratios, lines across it, and the marks of three sides."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from atlas.figures import theme

# Told apart by shape, then by colour.
MARKS: dict[str, dict[str, Any]] = {
    "worse": {"symbol": "triangle-up", "size": 11, "color": theme.WORSE[-1]},
    "better": {"symbol": "triangle-down", "size": 11, "color": theme.ACCENT},
    "same": {"symbol": "circle", "size": 7, "color": "#767C84", "line": {"color": theme.CARD, "width": 0.5}},
    "other": {"symbol": "circle-open", "size": 6, "color": "#BDB8AD"},
}
_TICKS = (0.1, 0.2, 0.33, 0.5, 0.8, 1.0, 1.25, 2.0, 3.0, 5.0, 10.0)
_FINE_TICKS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)
_FINE = 2.2  # the highest over the lowest ratio, up to which the finer ticks do not crowd


def axis(values: Sequence[float], title: str) -> dict[str, Any]:
    """A logarithmic axis that holds every value, with its ticks as ratios."""
    low, high = min(values) * 0.96, max(values) * 1.04
    ticks = [tick for tick in (_FINE_TICKS if high / low <= _FINE else _TICKS) if low <= tick <= high]
    return theme.axis(
        type="log",
        range=[math.log10(low), math.log10(high)],
        tickvals=ticks,
        ticktext=[f"{tick:g}" for tick in ticks],
        title={"text": title, "font": {"size": 12, "color": theme.SOFT}, "standoff": 4},
    )


def level(value: float, dash: str) -> dict[str, Any]:
    """A line across at a ratio."""
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": value, "y1": value,
            "line": {"color": theme.INK, "width": 1, "dash": dash}}  # fmt: skip


def band(low: float, high: float) -> dict[str, Any]:
    """A shaded band between two ratios."""
    return {"type": "rect", "xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": low, "y1": high, "layer": "below",
            "fillcolor": theme.BETTER[1], "opacity": 0.55, "line": {"width": 0}}  # fmt: skip


def name(value: float, text: str) -> dict[str, Any]:
    """Words at the right end of a line across; annotations of a logarithmic axis stand at the logarithm."""
    return {"text": text, "xref": "paper", "x": 1, "xanchor": "left", "xshift": 4, "yref": "y", "y": math.log10(value),
            "showarrow": False, "align": "left", "font": {"size": 12, "color": theme.INK}}  # fmt: skip
