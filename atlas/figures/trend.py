"""Lines over time. A line joins marks of one unbroken span only; breaks and missing years are drawn, never bridged."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from atlas.figures import theme
from atlas.figures.trend_lines import Joint, Line, Scale, traces

_INSIDE, _FEW, _EACH = 286, 3, 14  # the height of the axes in pixels, and what each line beyond a few adds to it
_LEGEND_LINE = 20
_LABEL_LINE = 15  # pixels of a line of the names at the ends of lines, which stand one pixel apart
_LABEL_LETTER, _LABEL_SHIFT = 7.4, 10  # pixels of a letter of them, in a wide font, and from the mark to the first
_MARGIN = {"l": 8, "t": 46}
_BELOW = 68  # room for years, turned where there is little width, and for the axis title
_LEGEND_WIDTH = 38  # letters of a name on a narrow screen
_TICKS = 10


def trend(lines: Sequence[Line], joints: Sequence[Joint], scale: Scale) -> dict[str, Any]:
    """The figure, or one that says that there is nothing to draw."""
    if not any(line.marks for line in lines):
        return theme.empty("Nothing is held that could be drawn here.<br>The table says what is missing and why.")
    low, high = _vertical(lines, scale)
    inside = _INSIDE + _EACH * max(0, len(lines) - _FEW)
    listed = [_folded(line.name) for line in lines] if len(lines) > 1 else []
    below = _BELOW + _LEGEND_LINE * sum(name.count("<br>") + 1 for name in listed)
    step = 1 + (len(scale.labels) - 1) // _TICKS
    labels = [label for index, label in enumerate(reversed(scale.labels)) if index % step == 0][::-1]
    first, last = scale.labels[0][0], scale.labels[-1][0]
    edge = 0.6 if last > first else 1.0
    ends = _ends(lines, scale, (high - low) / inside)
    drawn = [trace for line in lines for trace in traces(replace(line, name=_folded(line.name)))]
    return {
        "data": drawn,
        "layout": theme.layout(
            height=_MARGIN["t"] + inside + below,
            meta={"image_height": _MARGIN["t"] + inside + below},
            margin=_MARGIN | {"r": _beside([end["text"] for end in ends]), "b": below},
            showlegend=bool(listed),
            legend={
                "orientation": "v", "x": 0, "xanchor": "left", "y": -_BELOW / inside, "yanchor": "top",
                "itemclick": False, "itemdoubleclick": False, "font": {"size": 12},
            },
            xaxis=theme.axis(
                range=[first - edge, last + edge],
                tickvals=[year for year, _ in labels],
                ticktext=[text for _, text in labels],
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
                *ends,
            ],
        ),
    }  # fmt: skip


def _folded(name: str) -> str:
    """A name in lines that fit the legend."""
    return "<br>".join(textwrap.wrap(name, _LEGEND_WIDTH))


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
    low, high = low - pad, min(high + pad, 100.0) if scale.suffix else high + pad
    return (0.0 if scale.parity is None and low < high * 0.25 else low), high


def _runs(years: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring years."""
    runs: list[tuple[int, int]] = []
    for year in years:
        if runs and year == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], year)
        else:
            runs.append((year, year))
    return runs


def _bands(scale: Scale) -> list[dict[str, Any]]:
    return [
        {
            "type": "rect", "xref": "x", "yref": "paper", "x0": first - 0.38, "x1": last + 0.38, "y0": 0, "y1": 1,
            "fillcolor": theme.MISSING, "opacity": 0.55, "line": {"width": 0}, "layer": "below",
        }
        for first, last in _runs(scale.without)
    ]  # fmt: skip


def _band_labels(scale: Scale) -> list[dict[str, Any]]:
    return [
        {
            "x": (first + last) / 2, "y": 0.5, "xref": "x", "yref": "paper", "text": scale.without_label,
            "textangle": -90, "showarrow": False, "font": {"size": 12, "color": theme.SOFT},
        }
        for first, last in _runs(scale.without)
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
            "x": joint.x, "y": 1, "xref": "x", "yref": "paper", "yanchor": "bottom", "yshift": 3, "text": joint.label,
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


def _ends(lines: Sequence[Line], scale: Scale, per_pixel: float) -> list[dict[str, Any]]:
    """The short name and newest value beside each line's last mark, pushed apart where lines end close together."""
    ends = []
    for line in lines:
        if line.marks:
            last = max(line.marks, key=lambda mark: mark.x)
            ends.append((last.x, last.value, line, last))
    ends.sort(key=lambda end: end[1])
    right = {round(x): max(other for other, *_ in ends if round(other) == round(x)) for x, *_ in ends}
    rows = max((line.short.count(" ") for _, _, line, _ in ends), default=0) + 1
    height = _apart([value for _, value, _, _ in ends], (_LABEL_LINE * rows + 1) * per_pixel)
    return [
        {
            "x": right[round(x)], "y": y, "xref": "x", "yref": "y", "xanchor": "left", "xshift": _LABEL_SHIFT,
            "showarrow": False, "align": "left", "font": {"size": 12, "color": line.colour},
            "text": f"{line.short.replace(' ', '<br>')} {last.value:.{scale.decimals}f}",
        }
        for (x, _, line, last), y in zip(ends, height, strict=True)
    ]  # fmt: skip


def _beside(labels: Sequence[str]) -> int:
    """The pixels that the labels take up to the right of the axes: those of the longest line of any of them."""
    longest = max(len(row) for label in labels for row in label.split("<br>"))
    return round(_LABEL_SHIFT + _LABEL_LETTER * longest)


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
