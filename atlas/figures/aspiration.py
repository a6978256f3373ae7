"""The share of band 8a and above over time, and the straight paths to the workforce's share by 2028."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from atlas.figures import theme

HEIGHT = 360
_DASHES = ("dot", "dash")


def aspiration(
    held: Sequence[tuple[date, float]], paths: Sequence[tuple[str, Sequence[tuple[date, float]]]]
) -> dict[str, Any]:
    """``held``: day and per cent, oldest first; ``paths``: name and its corner points."""
    if not held:
        return theme.empty("No figures for this choice.")
    traces: list[dict[str, Any]] = [
        {
            "type": "scatter", "mode": "lines+markers", "name": "BME share of 8a and above",
            "x": [str(day) for day, _ in held], "y": [share for _, share in held],
            "line": {"color": theme.BME, "width": 2}, "marker": {"color": theme.BME, "size": 7},
            "hovertemplate": "%{x|%-d %B %Y}: %{y:.1f} %<extra></extra>",
        }
    ]  # fmt: skip
    for (name, points), dash in zip(paths, _DASHES[-len(paths) :] if paths else (), strict=True):
        traces.append(
            {
                "type": "scatter", "mode": "lines", "name": f"aspiration, {name}",
                "x": [str(day) for day, _ in points], "y": [share for _, share in points],
                "line": {"color": theme.INK, "width": 1.6, "dash": dash},
                "hovertemplate": f"Aspiration, {name}, %{{x|%-d %B %Y}}: %{{y:.1f}} %<extra></extra>",
            }
        )  # fmt: skip
    top = max(share for trace in traces for share in trace["y"])
    return {
        "data": traces,
        "layout": theme.layout(
            margin={"l": 44, "r": 16, "t": 84, "b": 40},
            showlegend=True,
            legend={"orientation": "v", "x": 0, "y": 1.02, "yanchor": "bottom", "xanchor": "left",
                    "itemclick": False, "itemdoubleclick": False},
            xaxis=theme.axis(type="date", showgrid=False, tickformat="%Y", nticks=7, tickangle=0),
            yaxis=theme.axis(range=[0, top * 1.15 + 1], ticksuffix=" %", nticks=6),
        ),
    }  # fmt: skip
