"""A grid in which every area has the same weight, as a plain Plotly dict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from atlas.figures import theme
from atlas.figures.areas import HOVER, Row, Trace, legend
from atlas.figures.scale import Scale


def tiles(rows: Sequence[Row], scale: Scale, chosen: str = "") -> dict[str, Any]:
    """Every area as one square of the same size: rows also have ``tile_row``, ``tile_column`` and ``tile_label``."""
    rows = [row for row in rows if row["tile_row"] is not None]
    height, width = (1 + max(row[key] for row in rows) for key in ("tile_row", "tile_column"))
    known = {(row["tile_row"], row["tile_column"]): row for row in rows}
    paint = scale.plotly()

    def grid(wanted: bool) -> Trace:
        cells = [[known.get((at, across)) for across in range(width)] for at in range(height)]
        cells = [[cell if cell and (cell["scaled"] is not None) is wanted else None for cell in line] for line in cells]
        return {
            "type": "heatmap", "xgap": 3, "ygap": 3, "hoverongaps": False, "hovertemplate": HOVER,
            "z": [[None if c is None else scale.step(c["scaled"]) if wanted else 0 for c in line] for line in cells],
            "customdata": [[["", ""] if c is None else [c["code"], c["hover"]] for c in line] for line in cells],
        }  # fmt: skip

    filled = grid(True) | {
        "colorscale": paint["colorscale"], "zmin": paint["range"][0], "zmax": paint["range"][1],
        "colorbar": paint["bar"],
    }  # fmt: skip
    empty = grid(False) | {"colorscale": [[0, theme.MISSING], [1, theme.MISSING]], "showscale": False}
    missing = [row for row in rows if row["scaled"] is None]
    traces = [filled, *([empty, _hatching(missing)] if missing else []), _labels(rows, scale)]
    ring = [row for row in rows if row["code"] == chosen]
    boxes = [
        {
            "type": "rect", "x0": row["tile_column"] - 0.5, "x1": row["tile_column"] + 0.5,
            "y0": row["tile_row"] - 0.5, "y1": row["tile_row"] + 0.5, "line": {"color": theme.INK, "width": 3},
        }
        for row in ring
    ]  # fmt: skip
    axis = {"visible": False, "fixedrange": True, "constrain": "domain"}
    layout = theme.layout(
        margin={"l": 0, "r": 0, "t": 4, "b": 112},
        xaxis={**axis, "range": [-0.5, width - 0.5]},
        yaxis={**axis, "range": [height - 0.5, -0.5], "scaleanchor": "x"},
        shapes=boxes,
        annotations=legend(scale.title, bool(missing), ""),
    )
    return {"data": traces, "layout": layout}


def _labels(rows: Sequence[Row], scale: Scale) -> Trace:
    colours = [theme.MISSING if row["scaled"] is None else scale.colour(row["scaled"]) for row in rows]
    return {
        "type": "scatter", "mode": "text", "hoverinfo": "skip",
        "x": [row["tile_column"] for row in rows], "y": [row["tile_row"] for row in rows],
        "text": [_wrapped(row["tile_label"]) for row in rows],
        "textfont": {"size": 11, "color": [_readable_on(colour) for colour in colours]},
    }  # fmt: skip


def _readable_on(colour: str) -> str:
    """Black or white, whichever has at least 4.5 to 1 against ``colour`` (relative luminance as WCAG defines it)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 else "#FFFFFF"


def _hatching(rows: Sequence[Row]) -> Trace:
    across: list[float | None] = []
    down: list[float | None] = []
    for row in rows:
        left, top = row["tile_column"] - 0.46, row["tile_row"] + 0.46
        for step in range(1, 8):
            start, end = max(0.0, step * 0.23 - 0.92), min(0.92, step * 0.23)
            across += [left + start, left + end, None]
            down += [top - end, top - start, None]
    return {
        "type": "scatter", "mode": "lines", "x": across, "y": down, "hoverinfo": "skip",
        "line": {"color": "#8B887F", "width": 1},
    }  # fmt: skip


def _wrapped(label: str) -> str:
    return label.replace(" ", "<br>")
