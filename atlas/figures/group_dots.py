"""Rates by ethnic group: one mark a group with its interval, and lines where the summaries lie."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from atlas.figures import theme

Row = Mapping[str, Any]

# The legend takes two lines on a phone.
_ROW, _LINE, _LEGEND, _FOOT = 32, 18, 42, 62
_LEFT, _RIGHT = 124, 44
_ROOM = 0.3
_TOLD_BY = (("white", "counted as White"), ("bme", "counted as BME"))
_DASHES = {"white": "dash", "bme": "dot", "all": "solid"}
_SIGNS = {"white": "■", "bme": "●", "all": "◆"}


@dataclass(frozen=True)
class Heading:
    """A row without a mark that names the groups under it."""

    text: str


def height(rows: Sequence[Row | Heading], lines: Sequence[Row]) -> int:
    """Pixels that so many rows and lines need."""
    return len(rows) * _ROW + _head(lines) + _FOOT


def span(rows: Sequence[Row], lines: Sequence[Row]) -> tuple[float, float]:
    """Ends of the axis: from 0, or from a round number below all where that would leave most of it empty."""
    known = [row for row in (*rows, *lines) if row["value"] is not None]
    low = min((_end(row, "low") for row in known), default=0.0)
    high = max((_end(row, "high") for row in known), default=1.0)
    start = 5.0 * math.floor((low - 1) / 5) if low > high / 2 else 0.0
    return start, min(100.0, 5.0 * math.ceil((high + 0.5) / 5))


def dots(rows: Sequence[Row | Heading], lines: Sequence[Row], unit: str, decimals: int) -> dict[str, Any]:
    """One row a group from top to bottom, its value at the right.

    ``rows``: ``name``, ``value``, ``low``, ``high``, ``base``, ``wres_group``, ``status``. ``lines``: the same of the
    summaries ``white``, ``all`` and ``bme``, drawn across all rows and named above them in the order given.
    """
    groups = [row for row in rows if not isinstance(row, Heading)]
    start, end = span(groups, lines)
    places = {id(row): len(rows) - 1 - place for place, row in enumerate(rows)}
    shapes, notes = _lines(lines, (start, end), len(rows), decimals)
    notes += [_note(row, places[id(row)], start, decimals) for row in groups]
    ticks = [(places[id(row)], _tick(row)) for row in rows]
    return {
        "data": [
            _marks([row for row in groups if row["wres_group"] == key], places, key, told, decimals)
            for key, told in _TOLD_BY
        ],
        "layout": theme.layout(
            height=height(rows, lines),
            margin={"l": _LEFT, "r": _RIGHT, "t": _head(lines), "b": _FOOT},
            showlegend=True,
            legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1 + _head(lines) / (len(rows) * _ROW),
                    "yanchor": "top", "itemclick": False, "itemdoubleclick": False, "font": {"size": 12}},
            xaxis=theme.axis(range=[start, end], nticks=6, automargin=False,
                             title={"text": unit, "font": {"size": 12, "color": theme.SOFT}}),
            yaxis=theme.axis(range=[-0.5, len(rows) - 0.5], tickvals=[place for place, _ in ticks],
                             ticktext=[text for _, text in ticks], automargin=False,
                             tickfont={"color": theme.INK, "size": 11.5}),
            shapes=shapes,
            annotations=notes,
            meta={"image_height": height(rows, lines)},
        ),
    }  # fmt: skip


def _marks(rows: Sequence[Row], places: Mapping[int, int], key: str, told: str, decimals: int) -> dict[str, Any]:
    held = [row for row in rows if row["value"] is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": told,
        "x": [row["value"] for row in held],
        "y": [places[id(row)] for row in held],
        "marker": {"symbol": theme.MARKER[key], "size": 10, "color": theme.COLOUR[key]},
        "error_x": {
            "type": "data", "symmetric": False, "color": theme.INK, "thickness": 1.4, "width": 3,
            "array": [_end(row, "high") - row["value"] for row in held],
            "arrayminus": [row["value"] - _end(row, "low") for row in held],
        },
        "hoverinfo": "text",
        "hovertext": [_hover(row, told, decimals) for row in held],
    }  # fmt: skip


def _hover(row: Row, told: str, decimals: int) -> str:
    said = f"{row['name']}, {told}: {row['value']:.{decimals}f} per cent"
    if row["low"] is not None:
        said += f"<br>95 % interval {row['low']:.{decimals}f} to {row['high']:.{decimals}f}"
    return said + (f"<br>{row['base']:,.0f} answers" if row["base"] else "")


def _lines(
    lines: Sequence[Row], ends: tuple[float, float], rows: int, decimals: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Each summary as a line up to its own words, which stand one above the other and so never meet."""
    shapes, notes = [], []
    known = [row for row in lines if row["value"] is not None]
    for place, row in enumerate(reversed(known)):
        key, value = row["group"], row["value"]
        top = 1 + (place + 0.9) * _LINE / (rows * _ROW)
        colour = theme.COLOUR[key]
        shapes.append(
            {"type": "line", "x0": value, "x1": value, "yref": "paper", "y0": 0, "y1": top, "layer": "below",
             "line": {"color": colour, "width": 1.2, "dash": _DASHES[key]}}
        )  # fmt: skip
        # To the right of a line further right there is no room for its words on a phone; to the left there always is.
        left = value < ends[0] + _ROOM * (ends[1] - ends[0])
        notes.append(
            {"text": f"{_SIGNS[key]} {row['name']} {value:.{decimals}f} %", "x": value, "y": top, "yref": "paper",
             "yanchor": "top", "yshift": 2, "xanchor": "left" if left else "right", "xshift": 3 if left else -3,
             "showarrow": False, "bgcolor": theme.CARD, "borderpad": 0, "font": {"size": 12, "color": colour}}
        )  # fmt: skip
    return shapes, notes


def _note(row: Row, place: int, start: float, decimals: int) -> dict[str, Any]:
    """The value at the right, or why there is none."""
    base = {"y": place, "yanchor": "middle", "showarrow": False}
    if row["value"] is None:
        words = row["status"].replace("_", " ")
        return {**base, "x": start, "xanchor": "left", "xshift": 4, "text": words,
                "font": {"size": 12, "color": theme.SOFT}}  # fmt: skip
    return {**base, "x": 1, "xref": "paper", "xanchor": "right", "xshift": _RIGHT - 2,
            "text": f"{row['value']:.{decimals}f}", "font": {"size": 12, "color": theme.INK}}  # fmt: skip


def _tick(row: Row | Heading) -> str:
    """A group's name, a long one on two lines; a heading in bold."""
    if isinstance(row, Heading):
        return f"<b>{row.text}</b> "
    words = str(row["name"]).split()
    if len(row["name"]) <= 17:
        return f"{row['name']} "
    # The break that leaves the two lines most alike.
    at = min(range(1, len(words)), key=lambda cut: abs(len(" ".join(words[:cut])) - len(" ".join(words[cut:]))))
    return f"{' '.join(words[:at])} <br>{' '.join(words[at:])} "


def _end(row: Row, key: str) -> float:
    return float(row["value"] if row[key] is None else row[key])


def _head(lines: Sequence[Row]) -> int:
    return _LEGEND + _LINE * sum(row["value"] is not None for row in lines) + 4
