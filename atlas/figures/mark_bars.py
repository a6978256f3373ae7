"""How many employers meet each criterion of the mark, cannot be told, do not meet it, or have no figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.figures import theme

Row = Mapping[str, Any]

_BAR, _FRAME = 34, 84
# Key, words in the legend, fill, hatching, colour of the number inside: told apart by hatching too.
STATES = (
    ("met", "met", theme.ACCENT, "", "#FFFFFF"),
    ("too_little", "too little data", theme.MISSING, "/", theme.INK),
    ("not_met", "not met", theme.WORSE[-1], "", "#FFFFFF"),
    ("missing", "can’t be checked", theme.CARD, "", theme.SOFT),
)


def height(criteria: int) -> int:
    """Pixels that so many criteria need."""
    return criteria * _BAR + _FRAME


def mark_bars(rows: Sequence[Row]) -> dict[str, Any]:
    """One bar a criterion (``title``, ``met``, ``too_little``, ``not_met``, ``missing``), the first at the top."""
    if not rows:
        return theme.empty("No criterion can be checked on what is published.")
    places = list(range(len(rows)))[::-1]
    whole = max(sum(row[key] for key, *_ in STATES) for row in rows)
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": words,
            "y": places,
            "x": [row[key] for row in rows],
            "width": 0.66,
            "marker": {
                "color": colour,
                "line": {"color": theme.SOFT, "width": 1},
                "pattern": {"shape": hatching, "fgcolor": "#A9A69D", "size": 6, "solidity": 0.25},
            },
            # A number that its bar is too short for stands in the table beside it only.
            "text": [f"{row[key]:,}" if row[key] >= 0.05 * whole else "" for row in rows],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "textfont": {"color": ink, "size": 12},
            "hoverinfo": "text",
            "hovertext": [f"{row['title']}<br>{words}: {row[key]:,} trusts" for row in rows],
        }
        for key, words, colour, hatching, ink in STATES
    ]
    return {
        "data": traces,
        "layout": theme.layout(
            barmode="stack",
            margin={"l": 8, "r": 8, "t": 40, "b": 44},
            showlegend=True,
            legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom", "xanchor": "left", "itemclick": False,
                    "itemdoubleclick": False, "traceorder": "normal"},
            xaxis=theme.axis(title={"text": "Trusts", "font": {"size": 12, "color": theme.SOFT}}, rangemode="tozero",
                             tickangle=0, nticks=5),
            yaxis=theme.axis(tickvals=places, ticktext=[f"{row['title']} " for row in rows], showgrid=False,
                             tickfont={"color": theme.INK, "size": 12}),
        ),
    }  # fmt: skip
