"""Programmes on a line of time under two shares of BME staff: context beside each other, on one axis of years.

A line is interrupted where more than a year and a half lies between two figures, and the two publications are never
joined. A programme with no year is not drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from atlas.figures import theme

Row = Mapping[str, Any]

HEIGHT = 540
_LONGEST = 550  # days between two figures that a line may join
_MIDDLE = 2014  # names of later programmes stand at the left of their bars
# Series and line → name, colour, shape, dash.
LOOKS = {
    ("workforce", "total"): ("All staff, workforce statistics", theme.BME, "circle", "solid"),
    ("workforce", "vsm"): ("Very senior managers, workforce statistics", theme.WORSE[-1], "diamond", "solid"),
    ("wres", "total"): ("All staff, WRES reports", theme.BME, "circle-open", "dot"),
    ("wres", "vsm"): ("Very senior managers, WRES reports", theme.WORSE[-1], "diamond-open", "dot"),
}


def timeline(context: Sequence[Row], programmes: Sequence[Row]) -> dict[str, Any]:
    """The figure. ``context`` rows have series, line, day and share; programmes first_year and last_year."""
    dated = [row for row in programmes if row["first_year"] is not None]
    if not context and not dated:
        return theme.empty("Nothing is held about programmes over time.")
    lines = [
        _line([row for row in context if (row["series"], row["line"]) == key], look) for key, look in LOOKS.items()
    ]
    return {
        "data": [*(line for line in lines if line["x"]), *(_bar(row, place) for place, row in enumerate(dated))],
        "layout": theme.layout(
            margin={"l": 44, "r": 12, "t": 84, "b": 32},
            showlegend=True,
            legend={"orientation": "h", "x": 0, "y": 1.02, "yanchor": "bottom", "font": {"size": 12}},
            xaxis=theme.axis(
                type="date", range=["2006-07-01", "2025-07-01"], anchor="y2", dtick="M36", tick0="2009-01-01",
                tickformat="%Y",
            ),
            yaxis=theme.axis(domain=[0.46, 1], rangemode="tozero", ticksuffix=" %"),
            yaxis2=theme.axis(
                domain=[0, 0.4], range=[len(dated) - 0.4, -0.6], showticklabels=False, showgrid=False,
            ),
            annotations=[_name(row, place) for place, row in enumerate(dated)],
        ),
    }  # fmt: skip


def _line(rows: Sequence[Row], look: tuple[str, str, str, str]) -> dict[str, Any]:
    name, colour, symbol, dash = look
    days: list[str] = []
    shares: list[float | None] = []
    for before, row in pairwise([None, *rows]):
        if before is not None and (row["day"] - before["day"]).days > _LONGEST:  # type: ignore[index]
            days.append(str(date.fromordinal(before["day"].toordinal() + 1)))
            shares.append(None)
        days.append(str(row["day"]))  # type: ignore[index]
        shares.append(row["share"])  # type: ignore[index]
    return {
        "type": "scatter", "mode": "lines+markers", "name": name, "x": days, "y": shares, "connectgaps": False,
        "line": {"color": colour, "width": 1.6, "dash": dash}, "marker": {"symbol": symbol, "size": 7, "color": colour},
        "hovertemplate": f"{name}<br>%{{x|%-d %B %Y}}: %{{y:.1f}} % BME<extra></extra>",
    }  # fmt: skip


def _bar(row: Row, place: int) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "yaxis": "y2", "showlegend": False,
        "x": [f"{row['first_year']}-01-01", f"{row['last_year']}-12-31"], "y": [place, place],
        "line": {"color": theme.ACCENT, "width": 9},
        "hovertemplate": f"{row['programme']}: {row['years']}<extra></extra>",
    }  # fmt: skip


def _name(row: Row, place: int) -> dict[str, Any]:
    late = row["first_year"] >= _MIDDLE
    return {
        "text": row["programme"], "xref": "x", "yref": "y2", "y": place, "showarrow": False,
        "x": f"{row['first_year']}-01-01" if late else f"{row['last_year']}-12-31",
        "xanchor": "right" if late else "left", "xshift": -6 if late else 6, "font": {"size": 11, "color": theme.INK},
    }  # fmt: skip
