"""Lines over dates to scale, each named at its right end: for series with intervals at uneven dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import log10
from typing import Any

from atlas.figures import theme

HEIGHT = 380
_TOP, _FOOT, _NAME = 16, 40, 15


@dataclass(frozen=True)
class Point:
    """One dated value with its interval; ``text`` is what hovering says. Without a value the line is interrupted."""

    day: date
    value: float | None
    low: float | None
    high: float | None
    text: str


@dataclass(frozen=True)
class Line:
    """One series under its name; an unbroken run of points, oldest first."""

    name: str
    points: Sequence[Point]
    dashed: bool = False


def lines(series: Sequence[Line], *, log: bool, title: str, suffix: str = "", parity: float | None = None,
          room: int = 84, span: tuple[float, float] | None = None) -> dict[str, Any]:  # fmt: skip
    """The figure. ``log``: logarithmic value axis labelled 0.5, 1, 2, 4 …; ``room``: pixels for the names at the right.

    ``span``: ends of the value axis where charts are to be compared. Dates stand where they fall in time: a quarter is
    a quarter of a year apart.
    """
    drawn = [line for line in series if any(point.value is not None for point in line.points)]
    if not drawn:
        return theme.empty("No figures for this choice.")
    low, high = span or _range(drawn, log, parity)
    days = [point.day for line in drawn for point in line.points]
    begin, end = str(min(days) - timedelta(days=120)), str(max(days) + timedelta(days=60))
    return {
        "data": [_trace(line, order) for order, line in enumerate(drawn)],
        "layout": theme.layout(
            margin={"l": 44, "r": room, "t": _TOP, "b": _FOOT},
            xaxis=theme.axis(type="date", range=[begin, end], showgrid=False, tickformat="%Y", tickangle=0,
                             tickvals=_years(days), ticks="outside", ticklen=4, tickcolor=theme.LINE),
            yaxis=_value_axis(low, high, log, suffix, title),
            shapes=_parity(parity),
            annotations=_names(drawn, low, high, log),
        ),
    }  # fmt: skip


def _trace(line: Line, order: int) -> dict[str, Any]:
    colour = theme.INK if line.dashed else theme.LINE_COLOURS[order % len(theme.LINE_COLOURS)]
    points = line.points
    return {
        "type": "scatter",
        "mode": "lines" if line.dashed else "lines+markers",
        "name": line.name,
        "x": [str(point.day) for point in points],
        "y": [point.value for point in points],
        "line": {"color": colour, "width": 1.4 if line.dashed else 2, "dash": "dash" if line.dashed else "solid"},
        "marker": {"symbol": theme.LINE_SYMBOLS[order % len(theme.LINE_SYMBOLS)], "size": 7, "color": colour},
        "error_y": {
            "type": "data", "symmetric": False, "color": colour, "thickness": 1.2, "width": 0,
            "array": [_reach(point.value, point.high) for point in points],
            "arrayminus": [_reach(point.low, point.value) for point in points],
        },
        "hoverinfo": "text",
        "hovertext": [point.text for point in points],
    }  # fmt: skip


def _reach(low: float | None, high: float | None) -> float:
    return 0.0 if low is None or high is None else high - low


def _last(line: Line) -> float:
    """The newest value there is: where the line's name stands."""
    return next(point.value for point in reversed(line.points) if point.value is not None)


def _range(series: Sequence[Line], log: bool, parity: float | None) -> tuple[float, float]:
    values = [bound for line in series for p in line.points for bound in (p.value, p.low, p.high) if bound is not None]
    values += [] if parity is None else [parity]
    if log:
        return min(values) / 1.12, max(values) * 1.12
    return min(0.0, *values), max(values) * 1.06


def _value_axis(low: float, high: float, log: bool, suffix: str, title: str) -> dict[str, Any]:
    heading = {"text": title, "font": {"size": 12, "color": theme.SOFT}, "standoff": 6}
    if not log:
        return theme.axis(range=[low, high], ticksuffix=suffix, nticks=6, title=heading)
    ticks = [0.0625, 0.125, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64]
    return theme.axis(type="log", range=[log10(low), log10(high)], tickvals=ticks, title=heading,
                      ticktext=[f"{tick:g}" for tick in ticks])  # fmt: skip


def _years(days: Sequence[date]) -> list[str]:
    """1 January of every third year up to the last: few enough to be read on a phone."""
    first, last = min(days).year + 1, max(days).year
    return [f"{year}-01-01" for year in range(last - (last - first) // 3 * 3, last + 1, 3)]


def _parity(parity: float | None) -> list[dict[str, Any]]:
    if parity is None:
        return []
    return [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": parity, "y1": parity,
             "line": {"color": theme.INK, "width": 1, "dash": "dash"}}]  # fmt: skip


def _names(series: Sequence[Line], low: float, high: float, log: bool) -> list[dict[str, Any]]:
    """Each line's name beside its last point, moved apart so that none covers another."""

    def height(value: float) -> float:
        return log10(value / low) / log10(high / low) if log else (value - low) / (high - low)

    ends = sorted(((height(_last(line)), order) for order, line in enumerate(series)), key=lambda end: end[0])
    # Fractions of the axis, not pixels: a saved image is larger than the chart on the page.
    placed = apart([end for end, _ in ends], _NAME / (HEIGHT - _TOP - _FOOT))
    notes = []
    for (_, order), place in zip(ends, placed, strict=True):
        line = series[order]
        colour = theme.INK if line.dashed else theme.LINE_COLOURS[order % len(theme.LINE_COLOURS)]
        notes.append(
            {"text": line.name, "xref": "paper", "x": 1, "xanchor": "left", "xshift": 4, "yref": "paper", "y": place,
             "yanchor": "middle", "showarrow": False, "font": {"size": 12, "color": colour}}
        )  # fmt: skip
    return notes


def apart(heights: Sequence[float], least: float) -> list[float]:
    """The same ascending heights, those that crowd moved evenly about their middle until ``least`` apart."""
    placed: list[list[float]] = []  # clusters: wanted heights that have grown together
    for height in heights:
        placed.append([height])
        while len(placed) > 1 and _top(placed[-2], least) > _bottom(placed[-1], least) - least:
            last = placed.pop()
            placed[-1] += last
    out = []
    for cluster in placed:
        bottom = _bottom(cluster, least)
        out += [bottom + least * place for place in range(len(cluster))]
    return out


def _bottom(cluster: Sequence[float], least: float) -> float:
    return sum(cluster) / len(cluster) - least * (len(cluster) - 1) / 2


def _top(cluster: Sequence[float], least: float) -> float:
    return _bottom(cluster, least) + least * (len(cluster) - 1)
