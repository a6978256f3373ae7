"""Lines over time. A line joins marks of one unbroken span only; breaks and missing years are drawn, never bridged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from atlas.figures import theme

HEIGHT = 400
_LEGEND_LINE = 22
_LABEL_GAP = 16  # pixels between the names at the ends of lines
_YEAR = 1.01  # an undrawn year inside a span is not bridged either
_MARGIN = {"l": 8, "r": 84, "t": 46, "b": 8}


@dataclass(frozen=True)
class Mark:
    """One value of a line. ``x`` is a year, ``span`` names the unbroken span; only marks of one span are joined."""

    x: float
    value: float
    low: float | None
    high: float | None
    span: str
    hover: str
    hollow: bool = False
    estimated: bool = False


@dataclass(frozen=True)
class Line:
    """One organisation or group: ``name`` for the legend, ``short`` for the line's end; a quiet one is a benchmark."""

    name: str
    short: str
    colour: str
    symbol: str
    dash: str
    marks: Sequence[Mark]
    quiet: bool = False


@dataclass(frozen=True)
class Joint:
    """A break (or, where it does not cut, a remark) at ``x``, labelled with its number in the list below the chart."""

    x: float
    label: str
    cuts: bool


@dataclass(frozen=True)
class Scale:
    """The axes: years from ``first`` to ``last`` with a label each, years without any figure, and the unit."""

    labels: Sequence[tuple[int, str]]
    title: str
    unit: str
    decimals: int
    suffix: str
    parity: float | None = None
    parity_label: str = ""
    without: Sequence[tuple[int, str]] = field(default_factory=tuple)


def trend(lines: Sequence[Line], joints: Sequence[Joint], scale: Scale) -> dict[str, Any]:
    """The figure, or one that says that there is nothing to draw."""
    if not any(line.marks for line in lines):
        return theme.empty("Nothing is held that could be drawn here.<br>The table says what is missing and why.")
    low, high = _vertical(lines, scale)
    height = HEIGHT + _LEGEND_LINE * (len(lines) if len(lines) > 1 else 0)
    first, last = scale.labels[0][0], scale.labels[-1][0]
    edge = 0.6 if last > first else 1.0
    traces = [trace for line in lines for trace in _traces(line, scale)]
    return {
        "data": traces,
        "layout": theme.layout(
            height=height,
            margin=_MARGIN,
            showlegend=len(lines) > 1,
            legend={
                "orientation": "h", "x": 0, "xanchor": "left", "y": 0, "yanchor": "top", "yref": "container",
                "itemclick": False, "itemdoubleclick": False, "font": {"size": 12},
            }
            | {"y": -0.16, "yref": "paper"},
            xaxis=theme.axis(
                range=[first - edge, last + edge],
                tickvals=[year for year, _ in scale.labels],
                ticktext=[text for _, text in scale.labels],
                title={"text": scale.title, "font": {"size": 12, "color": theme.SOFT}, "standoff": 8},
                showgrid=False,
                ticks="outside",
                tickcolor=theme.LINE,
            ),
            yaxis=theme.axis(range=[low, high], ticksuffix=scale.suffix, nticks=7),
            shapes=[*_bands(scale), *_parity(scale, low, high), *_joints(joints)],
            annotations=[
                *_unit(scale),
                *_band_labels(scale),
                *_parity_label(scale, low, high),
                *_joint_labels(joints),
                *_ends(lines, scale, low, high),
            ],
        ),
    }  # fmt: skip


def _vertical(lines: Sequence[Line], scale: Scale) -> tuple[float, float]:
    """The range of values: intervals inside, parity in sight, and never so narrow that noise looks like a cliff."""
    marks = [mark for line in lines for mark in line.marks]
    low = min(mark.value if mark.low is None else min(mark.low, mark.value) for mark in marks)
    high = max(mark.value if mark.high is None else max(mark.high, mark.value) for mark in marks)
    if scale.parity is not None:
        low, high = min(low, scale.parity), max(high, scale.parity)
    least = 0.5 if scale.decimals > 1 else 8.0
    if high - low < least:
        low, high = low - (least - (high - low)) / 2, high + (least - (high - low)) / 2
    pad = (high - low) * 0.08
    low, high = low - pad, high + pad
    return (0.0 if scale.parity is None and low < high * 0.25 else low), high


def _traces(line: Line, scale: Scale) -> Iterator[dict[str, Any]]:
    for estimated in (False, True):
        ends = [mark for mark in line.marks if mark.low is not None and mark.estimated == estimated]
        if ends:
            yield {
                "type": "scatter",
                "mode": "lines",
                "x": [x for mark in ends for x in (mark.x, mark.x, None)],
                "y": [y for mark in ends for y in (mark.low, mark.high, None)],
                "line": {"color": line.colour, "width": 1.6, "dash": "dot" if estimated else "solid"},
                "hoverinfo": "skip",
                "showlegend": False,
            }
    x: list[float | None] = []
    y: list[float | None] = []
    hover: list[str] = []
    symbols: list[str] = []
    previous: Mark | None = None
    for mark in line.marks:
        if previous and (mark.span != previous.span or mark.x - previous.x > _YEAR):
            x.append(None)
            y.append(None)
            hover.append("")
            symbols.append(line.symbol)
        x.append(mark.x)
        y.append(mark.value)
        hover.append(mark.hover)
        symbols.append(f"{line.symbol}-open" if mark.hollow else line.symbol)
        previous = mark
    yield {
        "type": "scatter",
        "mode": "lines+markers",
        "name": line.name,
        "x": x,
        "y": y,
        "text": hover,
        "hovertemplate": "%{text}<extra></extra>",
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": line.colour, "width": 1.6 if line.quiet else 2.2, "dash": line.dash},
        "marker": {
            "symbol": symbols,
            "size": 9 if line.quiet else 10,
            "color": line.colour,
            "line": {"color": line.colour, "width": 1.6},
        },
    }


def _bands(scale: Scale) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect", "xref": "x", "yref": "paper", "x0": year - 0.38, "x1": year + 0.38, "y0": 0, "y1": 1,
            "fillcolor": theme.MISSING, "opacity": 0.55, "line": {"width": 0}, "layer": "below",
        }
        for year, _ in scale.without
    ]  # fmt: skip


def _band_labels(scale: Scale) -> list[dict[str, Any]]:
    return [
        {
            "x": year, "y": 0.5, "xref": "x", "yref": "paper", "text": text, "textangle": -90, "showarrow": False,
            "font": {"size": 12, "color": theme.SOFT},
        }
        for year, text in scale.without
    ]  # fmt: skip


def _joints(joints: Sequence[Joint]) -> list[dict[str, Any]]:
    return [
        {
            "type": "line", "xref": "x", "yref": "paper", "x0": joint.x, "x1": joint.x, "y0": 0, "y1": 1,
            "line": {"color": theme.INK if joint.cuts else theme.SOFT, "width": 1.4 if joint.cuts else 1,
                     "dash": "dash" if joint.cuts else "dot"},
            "layer": "below",
        }
        for joint in joints
    ]  # fmt: skip


def _joint_labels(joints: Sequence[Joint]) -> list[dict[str, Any]]:
    return [
        {
            "x": joint.x, "y": 1, "xref": "x", "yref": "paper", "yanchor": "bottom", "yshift": 2, "text": joint.label,
            "showarrow": False, "font": {"size": 12, "color": theme.INK if joint.cuts else theme.SOFT},
        }
        for joint in joints
    ]  # fmt: skip


def _parity(scale: Scale, low: float, high: float) -> list[dict[str, Any]]:
    if scale.parity is None or not low <= scale.parity <= high:
        return []
    return [
        {
            "type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": scale.parity, "y1": scale.parity,
            "line": {"color": theme.INK, "width": 1, "dash": "dash"}, "layer": "below",
        }
    ]  # fmt: skip


def _parity_label(scale: Scale, low: float, high: float) -> list[dict[str, Any]]:
    if not _parity(scale, low, high):
        return []
    return [
        {
            "x": 0, "y": scale.parity, "xref": "paper", "yref": "y", "xanchor": "left", "yanchor": "bottom",
            "text": scale.parity_label, "showarrow": False, "font": {"size": 12, "color": theme.SOFT},
        }
    ]  # fmt: skip


def _unit(scale: Scale) -> list[dict[str, Any]]:
    return [
        {
            "x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "yshift": 22,
            "text": scale.unit, "showarrow": False, "font": {"size": 12, "color": theme.SOFT},
        }
    ]  # fmt: skip


def _ends(lines: Sequence[Line], scale: Scale, low: float, high: float) -> list[dict[str, Any]]:
    """The short name and newest value beside each line's last mark, pushed apart where lines end close together."""
    per_pixel = (high - low) / (HEIGHT - 120)
    ends = []
    for line in lines:
        if line.marks:
            last = max(line.marks, key=lambda mark: mark.x)
            ends.append((last.x, last.value, line, last))
    ends.sort(key=lambda end: end[1])
    height = _apart([value for _, value, _, _ in ends], _LABEL_GAP * per_pixel)
    return [
        {
            "x": x, "y": y, "xref": "x", "yref": "y", "xanchor": "left", "xshift": 10, "showarrow": False,
            "text": f"{line.short} {last.value:.{scale.decimals}f}", "font": {"size": 12, "color": line.colour},
        }
        for (x, _, line, last), y in zip(ends, height, strict=True)
    ]  # fmt: skip


def _apart(values: Sequence[float], gap: float) -> list[float]:
    """Increasing values moved as little as need be so that neighbours are at least ``gap`` apart."""
    groups: list[tuple[float, int]] = []  # centre and size of each block of touching labels
    for value in values:
        centre, size = value, 1
        while groups and centre - groups[-1][0] < gap * (size + groups[-1][1]) / 2:
            before, many = groups.pop()
            centre = (centre * size + before * many) / (size + many)
            size += many
        groups.append((centre, size))
    return [centre + gap * (k - (size - 1) / 2) for centre, size in groups for k in range(size)]
