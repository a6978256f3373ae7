"""The marks and colours of maps as SVG."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def colour_of(trace: Mapping[str, Any], value: float) -> str:
    """The colour of a value on the stepped scale of a trace or its markers; ``none`` where it is seen through."""
    low = trace.get("zmin", trace.get("cmin", 0))
    high = trace.get("zmax", trace.get("cmax", low + 1))
    at = (value - low) / (high - low)
    stops = trace["colorscale"]
    held = (colour for (_, colour), (end, _) in zip(stops[::2], stops[1::2], strict=True) if at < end or end == 1)
    colour = next(held)
    return "none" if colour == "rgba(0,0,0,0)" else str(colour)


def mark(marker: Mapping[str, Any], number: int, x: float, y: float) -> str:
    """The mark with that number of a trace. An open one has its colour as its line."""
    symbol, line = marker.get("symbol", "circle"), marker.get("line", {})
    radius = _of(marker["size"], number) / 2
    colour = _of(marker["color"], number)
    fill = colour_of(marker, colour) if isinstance(colour, (int, float)) else str(colour)
    stroke, width = line.get("color", "none"), line.get("width", 0)
    if symbol.endswith("-open"):
        fill, stroke, width = "none", fill, width or 1
    look = f'fill="{fill}" stroke="{stroke}" stroke-width="{width}" opacity="{marker.get("opacity", 1)}"'
    if symbol == "square":
        return f"<rect {_square(x, y, radius)} {look}/>"
    if symbol == "diamond":
        reach = radius * 1.3
        corners = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
        return f'<polygon points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in corners)}" {look}/>'
    drawn = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {look}/>'
    if symbol == "circle-x":
        arm = radius * 0.7
        drawn += (
            f'<path d="M{x - arm:.1f},{y - arm:.1f}L{x + arm:.1f},{y + arm:.1f}M{x - arm:.1f},{y + arm:.1f}'
            f'L{x + arm:.1f},{y - arm:.1f}" stroke="{stroke}" stroke-width="{width}"/>'
        )
    return drawn


def sign(letter: str, x: float, y: float, size: float) -> str:
    """A sign of the legend drawn round a point: what is hatched, crossed out or ringed; '' for any other letter."""
    half = size * 0.45
    if letter == "▨":
        low, high = y + half, y - half
        lines = f"M{x - half:.1f},{low:.1f}L{x + half:.1f},{high:.1f}"
        lines += f"M{x - half:.1f},{y:.1f}L{x:.1f},{high:.1f}M{x:.1f},{low:.1f}L{x + half:.1f},{y:.1f}"
        return f'<rect {_square(x, y, half)} fill="#E7E4DC"/><path d="{lines}" stroke="#8B887F" stroke-width="1"/>'
    look = {"⊗": ("circle-x", "#FFFFFF", "#57606A"), "○": ("circle", "#FFFFFF", "#1B1F24")}.get(letter)
    if look is None:
        return ""
    symbol, fill, line = look
    return mark({"symbol": symbol, "size": size * 0.8, "color": fill, "line": {"color": line, "width": 1}}, 0, x, y)


def _square(x: float, y: float, half: float) -> str:
    return f'x="{x - half:.1f}" y="{y - half:.1f}" width="{2 * half:.1f}" height="{2 * half:.1f}"'


def _of(held: Any, number: int) -> Any:
    """What is said of one mark where each has its own, or of all."""
    return held[number] if isinstance(held, Sequence) and not isinstance(held, str) else held
