"""The Race Disparity Ratio of each ethnic group at the steps of the ladder, on one date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10
from typing import Any

from atlas.figures import theme

Row = Mapping[str, Any]

_SYMBOLS = ("circle", "square", "diamond")
_ROW, _HEAD, _FOOT = 50, 40, 52


def height(groups: int) -> int:
    """Pixels that so many groups need."""
    return groups * _ROW + _HEAD + _FOOT


def by_group(
    steps: Sequence[tuple[str, Sequence[Row]]], groups: Sequence[tuple[str, str]], span: tuple[float, float]
) -> dict[str, Any]:
    """One mark a step for each group, with its interval, on a logarithmic axis with parity at 1.

    ``steps``: name of a step and its rows (``group``, ``ratio``, ``low``, ``high``). ``groups``: code and label, the
    first at the top. ``span``: lowest and highest ratio of the axis, shared by charts that are to be compared.
    """
    place = {code: len(groups) - 1 - order for order, (code, _) in enumerate(groups)}
    label = dict(groups)
    traces = []
    for order, (name, rows) in enumerate(steps):
        held = [row for row in rows if row["ratio"] is not None]
        colour = theme.LINE_COLOURS[order]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": name,
                "x": [row["ratio"] for row in held],
                "y": [place[row["group"]] + 0.26 * (1 - order) for row in held],
                "marker": {"symbol": _SYMBOLS[order], "size": 9, "color": colour},
                "error_x": {
                    "type": "data", "symmetric": False, "color": colour, "thickness": 1.4, "width": 0,
                    "array": [row["high"] - row["ratio"] for row in held],
                    "arrayminus": [row["ratio"] - row["low"] for row in held],
                },
                "hoverinfo": "text",
                "hovertext": [
                    f"{label[row['group']]}, {name}: {row['ratio']:.2f}"
                    f"<br>95 % interval {row['low']:.2f} to {row['high']:.2f}"
                    for row in held
                ],
            }
        )  # fmt: skip
    ticks = [0.125, 0.25, 0.5, 1, 2, 4, 8, 16]
    edge = len(groups) - 0.5
    return {
        "data": traces,
        "layout": theme.layout(
            margin={"l": 68, "r": 16, "t": _HEAD, "b": _FOOT},
            showlegend=True,
            legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left", "itemclick": False,
                    "itemdoubleclick": False},
            xaxis=theme.axis(type="log", range=[log10(span[0]), log10(span[1])], tickvals=ticks,
                             ticktext=[f"{tick:g}" for tick in ticks],
                             title={"text": "Race Disparity Ratio (1 is parity)",
                                    "font": {"size": 12, "color": theme.SOFT}}),
            yaxis=theme.axis(range=[-0.5, edge], tickvals=[place[code] for code, _ in groups], showgrid=False,
                             automargin=False,
                             ticktext=[f"{text} " for _, text in groups], tickfont={"color": theme.INK, "size": 12}),
            shapes=[
                {"type": "line", "x0": 1, "x1": 1, "y0": -0.5, "y1": edge,
                 "line": {"color": theme.INK, "width": 1, "dash": "dash"}},
                *[{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": line + 0.5, "y1": line + 0.5,
                   "line": {"color": theme.LINE, "width": 1}} for line in range(len(groups) - 1)],
            ],
            annotations=[],
        ),
    }  # fmt: skip
