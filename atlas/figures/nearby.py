"""A small map of what lies near a place: the circle that was asked for, and trusts by band, as plain Plotly dicts.

Rows have ``longitude``, ``latitude``, ``band`` and ``hover``. Bands differ in shape as well as in colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.figures import theme

Row = Mapping[str, Any]

HEIGHT = 420
_MARGIN = 0.08  # of the circle's width, left free around it
_LOOKS = (
    ("triangle-down", theme.ACCENT), ("circle", theme.SOFT), ("triangle-up", theme.WORSE[-1]), ("x-thin", theme.SOFT),
)  # fmt: skip


def nearby(
    rows: Sequence[Row], bands: Sequence[str], circle: Sequence[tuple[float, float]], shapes: str, areas: Sequence[str]
) -> dict[str, Any]:
    """The map. ``bands``: the four, best first; ``shapes``: the address of the outlines of ``areas``."""
    ground = {
        "type": "choropleth", "geojson": shapes, "featureidkey": "id", "locations": list(areas), "z": [0] * len(areas),
        "colorscale": [[0, "#F0EDE5"], [1, "#F0EDE5"]], "showscale": False, "hoverinfo": "skip", "showlegend": False,
        "marker": {"line": {"color": "#C9C3B5", "width": 0.8}},
    }  # fmt: skip
    ring = {
        "type": "scattergeo", "mode": "lines", "lon": [x for x, _ in circle], "lat": [y for _, y in circle],
        "line": {"color": theme.INK, "width": 1, "dash": "dash"}, "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip
    west, east = min(x for x, _ in circle), max(x for x, _ in circle)
    south, north = min(y for _, y in circle), max(y for _, y in circle)
    across, up = (east - west) * _MARGIN, (north - south) * _MARGIN
    middle = {
        "type": "scattergeo", "mode": "markers", "lon": [(west + east) / 2], "lat": [(south + north) / 2],
        "marker": {"symbol": "cross-thin", "size": 12, "line": {"color": theme.INK, "width": 2}},
        "hoverinfo": "skip", "showlegend": False,
    }  # fmt: skip
    layout = theme.layout(
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 0, "yanchor": "top", "font": {"size": 12}},
        geo={
            "visible": False,
            "bgcolor": "rgba(0,0,0,0)",
            "projection": {"type": "mercator"},
            "lonaxis": {"range": [west - across, east + across]},
            "lataxis": {"range": [south - up, north + up]},
        },
    )
    points = [_points(rows, band, *look) for band, look in zip(bands, _LOOKS, strict=True)]
    return {"data": [ground, ring, middle, *(trace for trace in points if trace["lon"])], "layout": layout}


def _points(rows: Sequence[Row], band: str, symbol: str, colour: str) -> dict[str, Any]:
    here = [row for row in rows if row["band"] == band]
    thin = symbol.endswith("thin")
    return {
        "type": "scattergeo", "mode": "markers", "name": band,
        "lon": [row["longitude"] for row in here], "lat": [row["latitude"] for row in here],
        "text": [row["hover"] for row in here], "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": symbol, "size": 12, "color": colour,
            "line": {"color": colour if thin else "#FFFFFF", "width": 2 if thin else 1},
        },
    }  # fmt: skip
