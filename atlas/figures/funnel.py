"""Funnel plot: ratios by precision, with the limits that chance, and the spread between trusts, would leave them in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from statistics import NormalDist
from typing import Any

from atlas.figures import ratio_axis, theme

Row = Mapping[str, Any]

HEIGHT = 600
_CURVE_POINTS = 60
_SIDES = ("same", "worse", "better")


def funnel(rows: Sequence[Row], target: float, tau2: float, names: Mapping[str, str], title: str) -> dict[str, Any]:
    """Every row as a mark at (1 / ``se``, ``ratio``); limits around ``target`` (a ratio), 95 and 99.8 %.

    ``rows``: ``ratio``, ``se`` (log scale), ``hover``, ``side`` (worse, same or better) and ``shown``; rows that are
    not shown stay as faint marks, since the limits are theirs too. ``tau2``: variance on the log scale that the wider
    limits add; 0 draws none. ``names``: the legend's words for each side. ``title``: the axis of ratios.
    """
    if not rows:
        return theme.empty("No ratios to draw.")
    precisions = [1 / row["se"] for row in rows]
    start, end = min(precisions) * 0.85, max(precisions) * 1.03
    across = [start + (end - start) * step / _CURVE_POINTS for step in range(_CURVE_POINTS + 1)]
    traces = [
        limit
        for spread, words in ((0.0, "chance alone"), (tau2, "chance and spread"))
        if spread or words == "chance alone"
        for limit in _limits(across, target, spread, words)
    ]
    shown = [row for row in rows if row["shown"]]
    traces.append(_marks([row for row in rows if not row["shown"]], "other trusts", "other"))
    traces += [_marks([row for row in shown if row["side"] == side], names[side], side) for side in _SIDES]
    values = [row["ratio"] for row in rows]
    return {
        "data": [trace for trace in traces if trace["x"]],
        "layout": theme.layout(
            showlegend=True,
            legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.01, "yanchor": "bottom",
                    "font": {"size": 12, "color": theme.INK}, "bgcolor": "rgba(0,0,0,0)", "tracegroupgap": 0},
            margin={"l": 44, "r": 12, "t": 56, "b": 40},
            meta={"image_height": 760},
            xaxis=theme.axis(range=[start, end], nticks=7,
                             title={"text": "precision (1 ÷ standard error) →",
                                    "font": {"size": 12, "color": theme.SOFT}, "standoff": 6}),
            yaxis=ratio_axis.axis([*values, target, 1.0], title),
            shapes=[ratio_axis.level(target, "solid"), *([ratio_axis.level(1.0, "dash")] if target != 1 else [])],
        ),
    }  # fmt: skip


def limits(precision: float, target: float, level: float, tau2: float) -> tuple[float, float]:
    """Lower and upper limit (ratios) at a precision; the same formula as at build, in closed form."""
    reach = NormalDist().inv_cdf((1 + level) / 2) * math.sqrt(1 / precision**2 + tau2)
    return target * math.exp(-reach), target * math.exp(reach)


def _limits(across: Sequence[float], target: float, tau2: float, words: str) -> list[dict[str, Any]]:
    drawn = []
    for level, name, width in ((0.95, "95 %", 1), (0.998, "99.8 %", 2)):
        bounds = [limits(precision, target, level, tau2) for precision in across]
        drawn.append(
            {
                "type": "scatter", "mode": "lines", "hoverinfo": "skip", "name": f"{name} limits, {words}",
                "x": [*across, None, *across],
                "y": [*[low for low, _ in bounds], None, *[high for _, high in bounds]],
                "line": {"color": theme.ACCENT if tau2 else theme.SOFT, "width": width,
                         "dash": "dash" if tau2 else "solid"},
            }
        )  # fmt: skip
    return drawn


def _marks(rows: Sequence[Row], name: str, side: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": name, "hoverinfo": "text",
        "x": [1 / row["se"] for row in rows],
        "y": [row["ratio"] for row in rows],
        "hovertext": [row["hover"] for row in rows],
        "marker": ratio_axis.MARKS[side],
    }  # fmt: skip
