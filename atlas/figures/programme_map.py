"""Trusts by how many kinds of programme are known of them, as plain Plotly dicts.

Rows have ``longitude``, ``latitude``, ``kinds`` (a number) and ``hover``. Shape and size tell the steps apart, not
colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.figures import theme
from atlas.figures.outlines import Extent

Row = Mapping[str, Any]

HEIGHT = 560
STEPS = ("none found", "1 kind", "2 kinds", "3 kinds or more")
_LOOKS = (
    ("circle-open", 6, theme.SOFT), ("circle", 9, theme.BETTER[4]), ("square", 10, theme.BETTER[5]),
    ("diamond", 13, theme.INK),
)  # fmt: skip


def programme_map(rows: Sequence[Row], shapes: str, areas: Sequence[str], extent: Extent) -> dict[str, Any]:
    """The map; ``shapes`` is the address of the outlines of ``areas``, which together reach over ``extent``."""
    west, south, east, north = extent
    ground = {
        "type": "choropleth", "geojson": shapes, "featureidkey": "id", "locations": list(areas), "z": [0] * len(areas),
        "colorscale": [[0, "#F0EDE5"], [1, "#F0EDE5"]], "showscale": False, "hoverinfo": "skip", "showlegend": False,
        "marker": {"line": {"color": "#C9C3B5", "width": 0.8}},
    }  # fmt: skip
    points = [_points(rows, step) for step in range(len(STEPS))]
    layout = theme.layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "font": {"size": 12}},
        geo={
            "visible": False, "bgcolor": "rgba(0,0,0,0)", "projection": {"type": "mercator"},
            "lonaxis": {"range": [west, east]}, "lataxis": {"range": [south, north]},
        },
    )  # fmt: skip
    return {"data": [ground, *(trace for trace in points if trace["lon"])], "layout": layout}


def _points(rows: Sequence[Row], step: int) -> dict[str, Any]:
    symbol, size, colour = _LOOKS[step]
    here = [row for row in rows if min(row["kinds"], len(STEPS) - 1) == step]
    return {
        "type": "scattergeo", "mode": "markers", "name": STEPS[step],
        "lon": [row["longitude"] for row in here], "lat": [row["latitude"] for row in here],
        "text": [row["hover"] for row in here], "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": symbol, "size": size, "color": colour,
            "line": {"color": theme.SOFT if step == 0 else "#FFFFFF", "width": 1},
        },
    }  # fmt: skip
