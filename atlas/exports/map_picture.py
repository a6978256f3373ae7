"""A map of the pages as SVG, without a browser: areas, points, squares, hatching and legend of the page's figure."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import count
from typing import Any

from atlas.exports import map_marks

Rings = Sequence[Sequence[Sequence[float]]]
Spot = Callable[[float, float], tuple[float, float]]

_WIDTH, _HEIGHT = 640.0, 540.0  # of what is drawn, in CSS pixels, without the legend
_LEGEND_LINE, _LEGEND_ENTRY = 24, 150  # pixels
_LARGER = 1.25  # words around the map, which is seen smaller on paper and slides than on a screen
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


@dataclass(frozen=True)
class Drawing:
    """A picture that no program has a chart for. ``alternative`` says it in words, ``measured`` what it is of."""

    title: str
    measured: str
    svg: str
    alternative: str
    empty: bool = False


def to_svg(figure: Mapping[str, Any], shapes: Mapping[str, Rings]) -> str:
    """The figure (a plain Plotly dict of a map, or of its grid of squares) as SVG.

    ``shapes``: the rings of every area by code, in degrees of longitude and latitude. Of the figure's schema that is
    read which maps use: choropleth, scattergeo, heatmap, scatter, shapes, annotations and legends.
    """
    layout = figure["layout"]
    spot = _view(layout)
    below = layout["margin"]["b"]
    body = ['<g clip-path="url(#view)">']
    for trace in figure["data"]:
        body += _TRACES[trace["type"]](trace, spot, shapes)
    body.append("</g>")
    body += [_shape(one, spot) for one in layout.get("shapes", ())]
    body += [_words(one) for one in layout.get("annotations", ())]
    bar = next((found for trace in figure["data"] if (found := _bar_of(trace))), None)
    if bar is not None:
        body += _bar(*bar)
    if layout.get("showlegend"):
        named = [trace for trace in figure["data"] if trace.get("name")]
        body += _legend(named)
        below += _LEGEND_LINE * 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH:g}" height="{_HEIGHT + below:g}" '
        f'viewBox="0 0 {_WIDTH:g} {_HEIGHT + below:g}" font-family="{_FONT}">'
        f'<defs><clipPath id="view"><rect width="{_WIDTH:g}" height="{_HEIGHT:g}"/>'
        f'</clipPath></defs><rect width="100%" height="100%" fill="white"/>{"".join(body)}</svg>'
    )


def _view(layout: Mapping[str, Any]) -> Spot:
    """From places of the figure to pixels."""
    if "geo" in layout:
        (west, east), (south, north) = (layout["geo"][axis]["range"] for axis in ("lonaxis", "lataxis"))
        top, bottom = _mercator(north), _mercator(south)
        scale = min(_WIDTH / math.radians(east - west), _HEIGHT / (top - bottom))
        left = (_WIDTH - scale * math.radians(east - west)) / 2
        high = (_HEIGHT - scale * (top - bottom)) / 2

        def on_earth(longitude: float, latitude: float) -> tuple[float, float]:
            return left + scale * math.radians(longitude - west), high + scale * (top - _mercator(latitude))

        return on_earth
    (first, last), (lower, upper) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    side = min(_WIDTH / (last - first), _HEIGHT / (lower - upper))
    edge = (_WIDTH - side * (last - first)) / 2

    def on_grid(across: float, down: float) -> tuple[float, float]:
        return edge + side * (across - first), side * (down - upper)

    return on_grid


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2))


def _areas(trace: Mapping[str, Any], spot: Spot, shapes: Mapping[str, Rings]) -> list[str]:
    line = trace["marker"]["line"]
    return [
        f'<path d="{_path(shapes[code], spot)}" fill="{map_marks.colour_of(trace, step)}" fill-rule="evenodd" '
        f'stroke="{line["color"]}" stroke-width="{line["width"]}" stroke-linejoin="round"/>'
        for code, step in zip(trace["locations"], trace["z"], strict=True)
        if code in shapes
    ]


def _path(rings: Rings, spot: Spot) -> str:
    return "".join(
        "M" + "L".join("{:.1f},{:.1f}".format(*spot(point[0], point[1])) for point in ring) + "Z" for ring in rings
    )


def _on_earth(trace: Mapping[str, Any], spot: Spot, _: Mapping[str, Rings]) -> list[str]:
    if trace["mode"] == "lines":
        return [_stroke(trace["lon"], trace["lat"], trace["line"], spot)]
    places = zip(count(), trace["lon"], trace["lat"], strict=False)
    return [
        map_marks.mark(trace["marker"], number, *spot(longitude, latitude))
        for number, longitude, latitude in places
        if longitude is not None and latitude is not None
    ]


def _stroke(across: Sequence[Any], up: Sequence[Any], line: Mapping[str, Any], spot: Spot) -> str:
    """Lines with None between one and the next."""
    drawn, start = "", True
    for x, y in zip(across, up, strict=True):
        if x is not None:
            drawn += "{}{:.1f},{:.1f}".format("M" if start else "L", *spot(x, y))
        start = x is None
    return f'<path d="{drawn}" fill="none" stroke="{line["color"]}" stroke-width="{line["width"]}"/>'


def _squares(trace: Mapping[str, Any], spot: Spot, _: Mapping[str, Rings]) -> list[str]:
    found = []
    for down, row in enumerate(trace["z"]):
        for across, step in enumerate(row):
            if step is None:
                continue
            (left, top), (right, bottom) = spot(across - 0.5, down - 0.5), spot(across + 0.5, down + 0.5)
            gap = trace["xgap"] / 2
            found.append(
                f'<rect x="{left + gap:.1f}" y="{top + gap:.1f}" width="{right - left - 2 * gap:.1f}" '
                f'height="{bottom - top - 2 * gap:.1f}" fill="{map_marks.colour_of(trace, step)}"/>'
            )
    return found


def _on_grid(trace: Mapping[str, Any], spot: Spot, _: Mapping[str, Rings]) -> list[str]:
    if trace["mode"] == "lines":
        return [_stroke(trace["x"], trace["y"], trace["line"], spot)]
    font = trace["textfont"]
    return [
        _text(said, *spot(x, y), font["size"], colour, "middle", "middle")
        for said, x, y, colour in zip(trace["text"], trace["x"], trace["y"], font["color"], strict=True)
    ]


_TRACES: Mapping[str, Callable[[Mapping[str, Any], Spot, Mapping[str, Rings]], list[str]]] = {
    "choropleth": _areas, "scattergeo": _on_earth, "heatmap": _squares, "scatter": _on_grid,
}  # fmt: skip


def _shape(one: Mapping[str, Any], spot: Spot) -> str:
    line = f'fill="none" stroke="{one["line"]["color"]}" stroke-width="{one["line"]["width"]}"'
    if one["type"] == "circle":
        # In pixels from a corner of the plot, upward.
        left, right = (one["xanchor"] * _WIDTH + one[key] for key in ("x0", "x1"))
        top = (1 - one["yanchor"]) * _HEIGHT - one["y1"]
        radius = (right - left) / 2
        return f'<circle cx="{left + radius:.1f}" cy="{top + radius:.1f}" r="{radius:.1f}" {line}/>'
    (left, top), (right, bottom) = spot(one["x0"], one["y0"]), spot(one["x1"], one["y1"])
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" {line}/>'


def _words(one: Mapping[str, Any]) -> str:
    x = one["x"] * _WIDTH + one.get("xshift", 0)
    y = (1 - one["y"]) * _HEIGHT - one.get("yshift", 0)
    anchor = {"left": "start", "center": "middle", "right": "end"}[one["xanchor"]]
    size, colour = one["font"]["size"] * _LARGER, one["font"]["color"]
    said, signs = [], []
    for number, line in enumerate(one["text"].split("<br>")):
        # Signs are drawn: few fonts have them.
        sign = map_marks.sign(line[:1], x + size / 2, y + size * (0.5 + 1.2 * number), size)
        said.append(line[1:].strip() if sign else line)
        signs.append(sign)
    drawn = "".join(signs)
    return drawn + _text("<br>".join(said), x + (size * 1.4 if drawn else 0), y, size, colour, anchor, one["yanchor"])


def _text(said: str, x: float, y: float, size: float, colour: str, anchor: str, upright: str = "top") -> str:
    """Lines of text; ``upright`` says whether ``y`` is their top or their middle."""
    lines = said.split("<br>")
    step = size * 1.2
    first = y + (size * 0.9 if upright == "top" else size * 0.36 - step * (len(lines) - 1) / 2)
    spans = "".join(
        f'<tspan x="{x:.1f}" y="{first + step * number:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(lines)
    )
    return f'<text font-size="{size:g}" fill="{colour}" text-anchor="{anchor}">{spans}</text>'


def _bar_of(trace: Mapping[str, Any]) -> tuple[Mapping[str, Any], Sequence[Any]] | None:
    held = trace if "colorbar" in trace else trace.get("marker", {})
    return (held["colorbar"], held["colorscale"]) if "colorbar" in held else None


def _bar(bar: Mapping[str, Any], stops: Sequence[Any]) -> list[str]:
    """The colours below the map, with what lies between them."""
    top, long = _HEIGHT + bar["ypad"], bar["len"] * _WIDTH
    steps = [(low, high, colour) for (low, colour), (high, _) in zip(stops[::2], stops[1::2], strict=True)]
    found = [
        f'<rect x="{1 + low * long:.1f}" y="{top}" width="{(high - low) * long:.1f}" height="{bar["thickness"]}" '
        f'fill="{colour}"/>'
        for low, high, colour in steps
    ]
    size, ink = bar["tickfont"]["size"] * _LARGER, bar["tickfont"]["color"]
    edges = [1 + high * long for _, high, _ in steps[:-1]]
    return found + [
        _text(said, edge, top + bar["thickness"] + 4, size, ink, "middle")
        for edge, said in zip(edges, bar["ticktext"], strict=True)
    ]


def _legend(traces: Sequence[Mapping[str, Any]]) -> list[str]:
    found = []
    for place, trace in enumerate(traces):
        x, y = 14.0 + place * _LEGEND_ENTRY, _HEIGHT + _LEGEND_LINE
        found += [
            map_marks.mark(trace["marker"], 0, x, y),
            _text(trace["name"], x + 14, y, 12 * _LARGER, "#1B1F24", "start", ""),
        ]
    return found
