"""Ratios in order, each with its interval and where it shrinks to, over the band that counts as near to equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.figures import ratio_axis, theme

Row = Mapping[str, Any]

HEIGHT = 600
_MOST_NAMED = 18  # names that stand beside each other under the axis on a telephone
_SIDES = ("same", "worse", "better")


def ranked_ratios(
    rows: Sequence[Row], mean: float, equal: tuple[float, float], names: Mapping[str, str], title: str
) -> dict[str, Any]:
    """The largest ratio at the left.

    ``rows``, in order: ``name``, ``ratio``, ``low``, ``high``, ``shrunken``, ``estimated``, ``side`` and ``hover``.
    Intervals on estimated denominators are dashed. ``mean``: the trusts' average. ``equal``: the four-fifths band.
    ``names``: the legend's words for each side. ``title``: the axis of ratios.

    Few rows have their names under the axis.
    """
    if not rows:
        return theme.empty("No trust to list.")
    places = list(enumerate(rows, start=1))
    traces = []
    for estimated, dash, words in ((True, "3px,2px", "95 % interval, estimated"), (False, "solid", "95 % interval")):
        chosen = [(place, row) for place, row in places if row["estimated"] is estimated]
        if chosen:
            traces.append(_intervals(chosen, dash, words))
    for side in _SIDES:
        chosen = [(place, row) for place, row in places if row["side"] == side]
        if chosen:
            traces.append(_marks(chosen, names[side], ratio_axis.MARKS[side], "ratio"))
    drawn = {"symbol": "line-ew", "size": 7, "line": {"color": theme.INK, "width": 2}}
    traces.append(_marks(places, "shrunken ratio", drawn, "shrunken"))
    values = [value for row in rows for value in (row["low"], row["high"])]
    return {
        "data": traces,
        "layout": theme.layout(
            showlegend=True,
            legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom",
                    "font": {"size": 12, "color": theme.INK}, "bgcolor": "rgba(0,0,0,0)"},
            margin={"l": 44, "r": 76, "t": 30, "b": 34},
            xaxis=theme.axis(range=[0, len(rows) + 1], showgrid=False, **_named(rows),
                             title={"text": "trusts, largest ratio first", "font": {"size": 12, "color": theme.SOFT}}),
            yaxis=ratio_axis.axis([*values, *equal], title),
            shapes=[ratio_axis.band(*equal), ratio_axis.level(1.0, "dash"), ratio_axis.level(mean, "dot")],
            annotations=[ratio_axis.name(1.0, "equal"), ratio_axis.name(mean, f"average<br>{mean:.2f}"),
                         ratio_axis.name(equal[0], f"{equal[0]:.2f}"), ratio_axis.name(equal[1], f"{equal[1]:.2f}")],
        ),
    }  # fmt: skip


def _named(rows: Sequence[Row]) -> dict[str, Any]:
    """The names under the axis, each upright under its interval, where there is room for all."""
    if len(rows) > _MOST_NAMED:
        return {"showticklabels": False}
    return {"tickvals": list(range(1, len(rows) + 1)), "ticktext": [row["name"] for row in rows], "tickangle": -90,
            "tickfont": {"size": 11, "color": theme.INK}}  # fmt: skip


def _intervals(chosen: Sequence[tuple[int, Row]], dash: str, words: str) -> dict[str, Any]:
    """One upright segment a trust, parted by gaps, since error bars cannot be dashed."""
    x: list[int | None] = []
    y: list[float | None] = []
    for place, row in chosen:
        x += [place, place, None]
        y += [row["low"], row["high"], None]
    line = {"color": theme.INK, "width": 1, "dash": dash}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "name": words, "hoverinfo": "skip"}


def _marks(chosen: Sequence[tuple[int, Row]], name: str, marker: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "markers", "name": name, "hoverinfo": "text",
        "x": [place for place, _ in chosen],
        "y": [row[key] for _, row in chosen],
        "hovertext": [row["hover"] for _, row in chosen],
        "marker": dict(marker),
    }  # fmt: skip
