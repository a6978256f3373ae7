"""Colours, type and the bare layout. The only module that knows them; the style sheet holds the same tokens."""

from __future__ import annotations

from typing import Any

PAPER, CARD, LINE = "#FBFAF7", "#FFFFFF", "#DEDAD1"
INK, SOFT, ACCENT = "#1B1F24", "#57606A", "#0B5F66"
BME, WHITE = "#B4480F", "#2B5F8E"
# From parity to worst for BME staff, and from parity to the other side.
WORSE = ("#F3EFE6", "#EAD9CF", "#DDB9B6", "#C98F9E", "#AE6486", "#8C3B6E", "#651653")
BETTER = ("#F3EFE6", "#D3E0DB", "#AECDC9", "#84B4B3", "#5A9A9B", "#327C81", "#0B5F66")
MISSING = "#E7E4DC"
FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif'

MARKER = {"bme": "circle", "white": "square", "all": "diamond"}
COLOUR = {"bme": BME, "white": WHITE, "all": INK}
# Lines for several organisations: told apart by shape and dash too, never by colour alone.
LINE_COLOURS = (
    "#0B5F66", "#B4480F", "#2B5F8E", "#651653", "#6B6100", "#1B1F24", "#A0344B", "#2F6B2F", "#5B4BA0", "#7A4A21",
)  # fmt: skip
LINE_SYMBOLS = (
    "circle", "square", "diamond", "triangle-up", "cross", "x", "pentagon", "star", "hexagon", "triangle-down",
)  # fmt: skip
LINE_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")

# The mode bar is replaced by buttons that a keyboard reaches; nothing is ever sent to an outside host.
CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "responsive": True,
    "scrollZoom": False,
}


def layout(**more: Any) -> dict[str, Any]:
    """The slim explicit layout that every figure starts from; ``more`` is merged over it, one level deep."""
    base: dict[str, Any] = {
        "font": {"family": FONT, "size": 13, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 48, "r": 16, "t": 16, "b": 40},
        "showlegend": False,
        "hovermode": "closest",
        "dragmode": False,
        "hoverlabel": {"bgcolor": CARD, "bordercolor": INK, "font": {"family": FONT, "color": INK, "size": 13}},
    }
    for key, value in more.items():
        base[key] = {**base[key], **value} if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    return base


def axis(**more: Any) -> dict[str, Any]:
    """A quiet axis: hairline grid, no zero line, soft labels."""
    return {
        "gridcolor": "#ECE8DF",
        "zeroline": False,
        "linecolor": LINE,
        "tickfont": {"color": SOFT, "size": 12},
        "fixedrange": True,
        "automargin": True,
        **more,
    }


def empty(message: str) -> dict[str, Any]:
    """A figure that says why it is empty."""
    return {
        "data": [],
        "layout": layout(
            xaxis={"visible": False},
            yaxis={"visible": False},
            annotations=[{"text": message, "showarrow": False, "font": {"size": 15, "color": SOFT}}],
        ),
    }
