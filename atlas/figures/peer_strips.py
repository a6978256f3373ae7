"""Every strip of one organisation as one picture: all its peers on a line for each indicator, this one marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.figures import theme

Row = Mapping[str, Any]

_ROW, _TOP, _FOOT = 58, 34, 16
_LANES = (0.0, 0.16, -0.16, 0.08, -0.08)


def peer_strips(rows: Sequence[Row]) -> dict[str, Any]:
    """One line for each row, the first on top; to the right is worse for BME staff, each line on a scale of its own.

    ``rows``: ``name``, ``text`` (the value and place in words), ``others``, ``own``, ``low``, ``high``, ``parity`` and
    ``yardstick`` (None where there is none), ``estimated`` and ``decimals``.
    """
    if not rows:
        return theme.empty("Nothing is held that peers have too.")
    traces: list[dict[str, Any]] = []
    notes = [_note(0, len(rows) - 0.45, "better", "left"), _note(1, len(rows) - 0.45, "worse for BME staff", "right")]
    shapes = []
    for at, row in enumerate(rows):
        level = len(rows) - 1 - at
        scale = _scale(row)
        shapes += _uprights(row, scale, level)
        traces += _marks(row, scale, level)
        notes.append(_note(0, level + 0.3, f"<b>{row['name']}</b>: {row['text']}", "left", theme.INK))
    height = _TOP + _FOOT + _ROW * len(rows)
    return {
        "data": traces,
        "layout": theme.layout(
            height=height,
            meta={"image_height": height},
            margin={"l": 16, "r": 16, "t": _TOP - 18, "b": _FOOT},
            xaxis=theme.axis(range=[-0.02, 1.02], showgrid=False, showticklabels=False),
            yaxis=theme.axis(range=[-0.5, len(rows) - 0.3], showgrid=False, showticklabels=False),
            shapes=shapes,
            annotations=notes,
        ),
    }


def _scale(row: Row) -> tuple[float, float]:
    edges = (row["own"], row["low"], row["high"], row["parity"], row["yardstick"], *row["others"])
    known = [value for value in edges if value is not None]
    return min(known), (max(known) - min(known)) or 1.0


def _along(value: float, scale: tuple[float, float]) -> float:
    """Where a value lies on its line, 0 to 1, no finer than can be seen."""
    low, span = scale
    return round((value - low) / span, 4)


def _uprights(row: Row, scale: tuple[float, float], level: int) -> list[dict[str, Any]]:
    drawn = []
    for key, dash, width in (("parity", "dash", 1), ("yardstick", "solid", 2)):
        if row[key] is not None:
            x = _along(row[key], scale)
            drawn.append({
                "type": "line", "x0": x, "x1": x, "y0": level - 0.3, "y1": level + 0.14,
                "line": {"color": theme.INK, "width": width, "dash": dash},
            })  # fmt: skip
    return drawn


def _marks(row: Row, scale: tuple[float, float], level: int) -> list[dict[str, Any]]:
    middle = round(level - 0.08, 2)
    others = sorted(row["others"])
    peers = {
        "type": "scatter", "mode": "markers", "x": [_along(value, scale) for value in others],
        "y": [round(middle + _LANES[at % len(_LANES)], 2) for at in range(len(others))],
        "marker": {"symbol": "circle", "size": 6, "color": "#A9A29A", "opacity": 0.8}, "hoverinfo": "text",
        "hovertext": [f"a peer: {value:z.{row['decimals']}f}".replace("-", "−") for value in others],
    }  # fmt: skip
    own = {
        "type": "scatter", "mode": "markers", "x": [_along(row["own"], scale)], "y": [middle], "hoverinfo": "text",
        "marker": {"symbol": "circle", "size": 14, "color": theme.WORSE[-1], "line": {"color": theme.CARD, "width": 2}},
        "hovertext": [f"{row['name']}: {row['text']}"],
    }  # fmt: skip
    if row["low"] is None:
        return [peers, own]
    interval = {
        "type": "scatter", "mode": "lines",
        "x": [_along(row["low"], scale), _along(row["high"], scale)], "y": [middle, middle],
        "line": {"color": theme.INK, "width": 2, "dash": "3px,2px" if row["estimated"] else "solid"},
        "hoverinfo": "skip",
    }  # fmt: skip
    return [peers, interval, own]


def _note(x: float, y: float, text: str, anchor: str, colour: str = theme.SOFT) -> dict[str, Any]:
    return {"text": text, "x": x, "xanchor": anchor, "y": y, "yanchor": "bottom", "showarrow": False, "align": "left",
            "font": {"size": 13, "color": colour}}  # fmt: skip
