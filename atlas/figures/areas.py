"""Maps of areas and trusts, as plain Plotly dicts.

Rows have ``code``, ``name``, ``scaled`` (what the scale classes; None where there is no figure), ``hover`` (lines of
text), ``partial`` (the figure rests on part of the area), and for trusts ``longitude``, ``latitude`` and ``size``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from atlas.figures import outlines, theme
from atlas.figures.outlines import Extent, Outline
from atlas.figures.scale import Scale

Row = Mapping[str, Any]
Trace = dict[str, Any]

_LARGEST, _SMALLEST = 26.0, 5.0  # diameters of points, pixels
_PLAIN = "#F0EDE5"  # ground under points
HOVER = "%{customdata[1]}<extra></extra>"
_HATCHES = 80  # lines in the height of the map
_BORDER = {"color": "#D3CDC0", "width": 0.7}
_BELOW = 112  # pixels under the map for the legend


def areas(
    rows: Sequence[Row],
    scale: Scale,
    shapes: str,
    drawn: Mapping[str, Outline],
    extent: Extent,
    chosen: str = "",
    trusts: Sequence[Row] = (),
    ringed: str = "rests on part of the area",
) -> dict[str, Any]:
    """A choropleth. ``shapes`` is the address of the GeoJSON, ``drawn`` its outlines, ``extent`` what is in view.

    ``trusts`` are drawn as points on top, on the same scale: the trusts of the chosen area. ``ringed`` says what
    the rings of rows that are ``partial`` mean.
    """
    known = [row for row in rows if row["scaled"] is not None]
    missing = [row for row in rows if row["scaled"] is None]
    traces = [_filled(known, scale, shapes)]
    if missing:
        traces += [_missing(missing, shapes), _hatching(missing, drawn, extent)]
    if chosen:
        traces.append(_ringed(chosen, shapes))
    # Close up, rings would be taken for trusts; what the chosen area rests on is then said in words.
    partial = [] if chosen else [row for row in known if row["partial"]]
    if partial:
        traces.append(_partial(partial))
    if trusts:
        traces += _points(trusts, scale, 12.0, bar=False)
    return _map(traces, scale.title, extent, bool(missing), ringed if partial else "")


def points(
    rows: Sequence[Row],
    scale: Scale,
    shapes: str,
    codes: Sequence[str],
    extent: Extent,
    size_title: str,
    chosen: str = "",
) -> dict[str, Any]:
    """Trusts as points, area proportional to ``size``, over the faint outlines of the areas ``codes``."""
    ground = {
        "type": "choropleth", "geojson": shapes, "featureidkey": "id", "locations": list(codes), "z": [0] * len(codes),
        "colorscale": [[0, _PLAIN], [1, _PLAIN]], "showscale": False, "hoverinfo": "skip",
        "marker": {"line": {"color": theme.LINE, "width": 0.8}},
    }  # fmt: skip
    largest = max((row["size"] or 0 for row in rows), default=0) or 1
    traces = [ground, *_points(rows, scale, None, bar=True, largest=largest)]
    ring = next((row for row in rows if row["code"] == chosen and row["longitude"] is not None), None)
    if ring:
        traces.append(
            {
                "type": "scattergeo", "lon": [ring["longitude"]], "lat": [ring["latitude"]], "mode": "markers",
                "hoverinfo": "skip",
                "marker": {
                    "symbol": "circle-open", "size": diameter(ring["size"], largest) + 9, "color": theme.INK,
                    "line": {"width": 2.5},
                },
            }
        )  # fmt: skip
    figure = _map(traces, scale.title, extent, any(row["scaled"] is None for row in rows), "", "⊗")
    _size_legend(figure["layout"], largest, size_title)
    return figure


def diameter(size: float | None, largest: float) -> float:
    """Pixels across of a point whose area is proportional to ``size``; the smallest that can be hit where unknown."""
    return _SMALLEST if not size else max(_SMALLEST, round(_LARGEST * math.sqrt(size / largest), 1))


def _filled(rows: Sequence[Row], scale: Scale, shapes: str) -> Trace:
    paint = scale.plotly()
    return {
        "type": "choropleth", "geojson": shapes, "featureidkey": "id",
        "locations": [row["code"] for row in rows], "z": [scale.step(row["scaled"]) for row in rows],
        "zmin": paint["range"][0], "zmax": paint["range"][1], "colorscale": paint["colorscale"],
        "colorbar": paint["bar"],
        "customdata": [[row["code"], row["hover"]] for row in rows], "hovertemplate": HOVER,
        "marker": {"line": _BORDER},
    }  # fmt: skip


def _missing(rows: Sequence[Row], shapes: str) -> Trace:
    return {
        "type": "choropleth", "geojson": shapes, "featureidkey": "id",
        "locations": [row["code"] for row in rows], "z": [0] * len(rows), "showscale": False,
        "colorscale": [[0, theme.MISSING], [1, theme.MISSING]],
        "customdata": [[row["code"], row["hover"]] for row in rows], "hovertemplate": HOVER,
        "marker": {"line": _BORDER},
    }  # fmt: skip


def _hatching(rows: Sequence[Row], drawn: Mapping[str, Outline], extent: Extent) -> Trace:
    spacing = (extent[3] - extent[1]) / _HATCHES
    longitudes: list[float | None] = []
    latitudes: list[float | None] = []
    for row in rows:
        if row["code"] in drawn:
            across, up = outlines.hatching(drawn[row["code"]], spacing)
            longitudes += across
            latitudes += up
    return {
        "type": "scattergeo", "mode": "lines", "lon": longitudes, "lat": latitudes, "hoverinfo": "skip",
        "line": {"color": "#8B887F", "width": 1},
    }  # fmt: skip


def _ringed(code: str, shapes: str) -> Trace:
    return {
        "type": "choropleth", "geojson": shapes, "featureidkey": "id", "locations": [code], "z": [0],
        "colorscale": [[0, "rgba(0,0,0,0)"], [1, "rgba(0,0,0,0)"]], "showscale": False, "hoverinfo": "skip",
        "marker": {"line": {"color": theme.INK, "width": 2.5}},
    }  # fmt: skip


def _partial(rows: Sequence[Row]) -> Trace:
    return {
        "type": "scattergeo", "mode": "markers", "hoverinfo": "skip",
        "lon": [row["longitude"] for row in rows], "lat": [row["latitude"] for row in rows],
        "marker": {"symbol": "circle", "size": 5, "color": "#FFFFFF", "line": {"color": theme.INK, "width": 1}},
    }  # fmt: skip


def _points(rows: Sequence[Row], scale: Scale, fixed: float | None, bar: bool, largest: float = 1) -> list[Trace]:
    # The largest first, so that the smaller ones lie on top and can be chosen.
    placed = sorted((row for row in rows if row["longitude"] is not None), key=lambda row: -(row["size"] or 0))
    paint = scale.plotly()
    traces = []
    for known in (False, True):
        some = [row for row in placed if (row["scaled"] is not None) is known]
        marker: dict[str, Any] = {
            "size": [fixed or diameter(row["size"], largest) for row in some],
            "opacity": 0.92,
        }
        if known:
            marker |= {
                "color": [scale.step(row["scaled"]) for row in some],
                "cmin": paint["range"][0],
                "cmax": paint["range"][1],
                "colorscale": paint["colorscale"],
                "line": {"color": "#FFFFFF", "width": 1.5} if fixed else {"color": theme.INK, "width": 0.7},
            }
            if bar:
                marker["colorbar"] = paint["bar"]
        else:
            marker |= {"symbol": "circle-x", "color": theme.CARD, "line": {"color": theme.SOFT, "width": 1}}
        if some or known:
            traces.append(
                {
                    "type": "scattergeo", "mode": "markers", "marker": marker,
                    "lon": [row["longitude"] for row in some], "lat": [row["latitude"] for row in some],
                    "customdata": [[row["code"], row["hover"]] for row in some], "hovertemplate": HOVER,
                }
            )  # fmt: skip
    return traces


def _map(
    traces: list[Trace], title: str, extent: Extent, missing: bool, ringed: str, sign: str = "▨"
) -> dict[str, Any]:
    west, south, east, north = extent
    layout = theme.layout(
        margin={"l": 0, "r": 0, "t": 0, "b": _BELOW},
        geo={
            "visible": False,
            "bgcolor": "rgba(0,0,0,0)",
            "projection": {"type": "mercator"},
            "lonaxis": {"range": [west, east]},
            "lataxis": {"range": [south, north]},
        },
        annotations=legend(title, missing, ringed, sign),
    )
    return {"data": traces, "layout": layout}


def legend(title: str, missing: bool, ringed: str, sign: str = "▨") -> list[dict[str, Any]]:
    """What is measured above the colours and what hatching and rings mean below, so that a saved image keeps both."""
    said = [f"{sign} no figure: the list says why"] if missing else []
    said += [f"○ {ringed}"] if ringed else []
    lines = [(title, -6), *([("<br>".join(said), -74)] if said else [])]
    return [
        {
            "text": text, "xref": "paper", "yref": "paper", "x": 0, "y": 0, "xanchor": "left", "yanchor": "top",
            "yshift": shift, "showarrow": False, "align": "left", "font": {"size": 12, "color": theme.SOFT},
        }
        for text, shift in lines
    ]  # fmt: skip


def _size_legend(layout: dict[str, Any], largest: float, title: str) -> None:
    """Two circles to scale over the North Sea, with what they count."""
    shapes, words = [], [_note(title, 0, 0, "right")]
    right = 14.0
    for size in (_round(largest), _round(largest / 8)):
        across = diameter(size, largest)
        shapes.append(
            {
                "type": "circle", "xref": "paper", "yref": "paper", "xsizemode": "pixel", "ysizemode": "pixel",
                "xanchor": 1, "yanchor": 1, "x0": -right - across, "x1": -right, "y0": -24 - across, "y1": -24,
                "line": {"color": theme.SOFT, "width": 1},
            }
        )  # fmt: skip
        words.append(_note(f"{size:,.0f}", -right - across / 2, -54, "center"))
        right += across + 36
    layout["shapes"] = shapes
    layout["annotations"] = [*layout["annotations"], *words]


def _note(text: str, xshift: float, yshift: float, anchor: str) -> dict[str, Any]:
    return {
        "text": text, "xref": "paper", "yref": "paper", "x": 1, "y": 1, "xanchor": anchor, "yanchor": "top",
        "xshift": xshift, "yshift": yshift, "showarrow": False, "align": anchor,
        "font": {"size": 12, "color": theme.SOFT},
    }  # fmt: skip


def _round(size: float) -> float:
    """The next lower number with one digit that is not nought."""
    unit = 10 ** math.floor(math.log10(size)) if size >= 1 else 1
    return math.floor(size / unit) * unit
