"""Employers in the order of a difference, each with its interval: who stands apart, and how far chance reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.figures import theme

Row = Mapping[str, Any]

HEIGHT = 420


def ranked(rows: Sequence[Row], national: tuple[str, float] | None, title: str, equal: str) -> dict[str, Any]:
    """Differences in points from the first row at the left to the last at the right.

    ``rows``, already in order: ``difference_harm`` with its ``_low`` and ``_high``, ``basis`` and ``hover``.
    Intervals of which the denominators are estimated are dotted. ``national``: the nation's name and own difference, a
    dotted line.
    ``title``: the value axis. ``equal``: what the dashed line at 0 means.
    """
    held = [(place, row) for place, row in enumerate(rows, start=1) if row["difference_harm"] is not None]
    if not held:
        return theme.empty("No trust here has published both rates.")
    traces = []
    for dash, wanted in (("dot", True), ("solid", False)):
        chosen = [
            (place, row)
            for place, row in held
            if row["difference_harm_low"] is not None and (row["basis"] == "estimated") is wanted
        ]
        if chosen:
            traces.append(_intervals(chosen, dash))
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [place for place, _ in held],
            "y": [row["difference_harm"] for _, row in held],
            "marker": {"symbol": "circle", "size": 6, "color": theme.WORSE[-1]},
            "hoverinfo": "text",
            "hovertext": [row["hover"] for _, row in held],
        }
    )
    bounds = [
        v
        for _, row in held
        for v in (row["difference_harm"], row["difference_harm_low"], row["difference_harm_high"])
        if v is not None
    ]
    shapes, notes = [_level(0.0, "dash")], [_level_name(0.0, equal)]
    if national is not None:
        name, difference = national
        shapes.append(_level(difference, "dot"))
        notes.append(_level_name(difference, f"{name}<br>{difference:z.1f}".replace("-", "−")))
    return {
        "data": traces,
        "layout": theme.layout(
            margin={"l": 52, "r": 62, "t": 20, "b": 48},
            xaxis=theme.axis(range=[0, len(rows) + 1], showgrid=False, showticklabels=False,
                             title={"text": "trusts, widest difference first",
                                    "font": {"size": 12, "color": theme.SOFT}}),
            yaxis=theme.axis(range=[min(0.0, *bounds) - 2, max(0.0, *bounds) + 3], nticks=8,
                             title={"text": title, "font": {"size": 12, "color": theme.SOFT}, "standoff": 6}),
            shapes=shapes,
            annotations=notes,
        ),
    }  # fmt: skip


def _intervals(chosen: Sequence[tuple[int, Row]], dash: str) -> dict[str, Any]:
    """One upright segment an employer, parted by gaps, since error bars cannot be dotted."""
    x: list[int | None] = []
    y: list[float | None] = []
    for place, row in chosen:
        x += [place, place, None]
        y += [row["difference_harm_low"], row["difference_harm_high"], None]
    line = {"color": theme.INK, "width": 1, "dash": dash}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _level(value: float, dash: str) -> dict[str, Any]:
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": value, "y1": value,
            "line": {"color": theme.INK, "width": 1, "dash": dash}}  # fmt: skip


def _level_name(value: float, text: str) -> dict[str, Any]:
    return {"text": text, "xref": "paper", "x": 1, "xanchor": "left", "xshift": 4, "y": value, "showarrow": False,
            "align": "left", "font": {"size": 12, "color": theme.INK}}  # fmt: skip
