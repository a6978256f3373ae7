"""A chart as a picture: a Vega-Lite specification, drawn to SVG or PNG in this process without a browser."""

from __future__ import annotations

import textwrap
from functools import lru_cache
from typing import Any

import vl_convert

from atlas.exports import vega_scales
from atlas.exports.chart import Chart, Kind
from atlas.exports.map_picture import Drawing

_INK, _SOFT, _GRID, _RULE = "#1B1F24", "#57606A", "#ECE8DF", "#DEDAD1"
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_STEP, _MORE = 19, 9  # height of a category of one series, and what each further one adds
_LINE = 13  # height of a line of a name beside the axis
_DASH = [4, 3]
_MANY = 14  # categories from which names stand on one line
_FEW = 6  # categories of a low chart from which names have one line and their lines less height
_LONGEST_LINE, _LONGEST_OF_MANY = 30, 58  # the same of other charts, and of those of many names
# Shapes that the drawing program lacks, each replaced by one that no other stands for.
_SHAPES = {"x": "triangle-down", "pentagon": "triangle-right", "star": "triangle-left", "hexagon": "arrow",
           "triangle-down": "wedge"}  # fmt: skip


def to_svg(chart: Chart | Drawing, width: int = 500, low: int = 0, named: bool = True) -> str:
    """The chart as SVG; ``width`` is that of the plot in CSS pixels, without names beside the axis. ``low``: of a chart
    that shares a page with others, the height that lines over time have. ``named``: whether names stand beside the
    axis, and not beside that of a chart on the left. A drawing is as it is."""
    if isinstance(chart, Drawing):
        return chart.svg
    # Names and dots stand as they are, however low lines over time are.
    return _svg(chart, width, low if chart.kind == Kind.LINES else min(low, 1), named)


@lru_cache(maxsize=16)  # a brief is tried in several sizes, and an image is of a chart that its document has too
def _svg(chart: Chart, width: int, low: int, named: bool) -> str:
    return str(vl_convert.vegalite_to_svg(specification(chart, width, low, named)))


def to_png(chart: Chart | Drawing, width: int = 500, scale: float = 2) -> bytes:
    """The chart as PNG, ``scale`` times as many pixels as ``to_svg`` has."""
    if isinstance(chart, Drawing):
        return bytes(vl_convert.svg_to_png(chart.svg, scale=scale))
    return bytes(vl_convert.vegalite_to_png(specification(chart, width), scale=scale))


def specification(chart: Chart, width: int = 500, low: int = 0, named: bool = True) -> dict[str, Any]:
    """The Vega-Lite specification, with its data in it."""
    layers = {Kind.DOTS: _dots, Kind.BARS: _bars, Kind.LINES: _lines, Kind.SCATTER: _scatter}[chart.kind](chart, low)
    if not named:
        for layer in layers:
            layer["encoding"]["y"]["axis"] = None
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "description": chart.alternative,
        "width": width,
        "height": _height(chart, low),
        "background": "white",
        **({"title": _above(chart)} if low and chart.kind == Kind.LINES else {}),
        "data": {"values": _values(chart, low)},
        "layer": [*_reference(chart), *layers],
        "config": {
            "font": _FONT,
            "view": {"stroke": None},
            "axis": {
                "labelColor": _SOFT, "titleColor": _INK, "titleFontWeight": "normal", "gridColor": _GRID,
                "domainColor": _RULE, "tickColor": _RULE, "labelLimit": 330, "labelFontSize": 11, "titleFontSize": 11,
            },
            "legend": {"labelFontSize": 11, "labelColor": _INK, "labelLimit": 360, "symbolSize": 80,
                       "symbolStrokeWidth": 0, "symbolFillColor": _INK, "columns": 2,
                       "layout": {"top": {"direction": "vertical", "anchor": "start", "margin": 4}}},
        },
    }  # fmt: skip


def _above(chart: Chart) -> dict[str, Any]:
    return {"text": chart.measured, "anchor": "start", "frame": "bounds", "fontSize": 11, "fontWeight": "normal",
            "color": _INK, "offset": 4}  # fmt: skip


def _height(chart: Chart, low: int) -> Any:
    if chart.kind in (Kind.LINES, Kind.SCATTER):
        return 340 if chart.kind == Kind.SCATTER else low or 230
    beside = 1 if chart.apart and not low else max(2 if low else 1, len(chart.series))
    if low and len(chart.categories) > _FEW:
        beside = 1
    lines = max((_wrapped(chart, name, low).count("\n") for name in chart.categories), default=0) + 1
    step = max(24 if chart.kind == Kind.BARS else _STEP + _MORE * (beside - 1), _LINE * lines + 4)
    # Charts beside each other have lines of one height, whatever they hold.
    return step * len(chart.categories) if low else {"step": step, "for": "position"}


def _values(chart: Chart, low: int) -> list[dict[str, Any]]:
    """One row for each category and series. ``run`` numbers the stretches between breaks and missing values, so that no
    line crosses one; on a scale of days, where other series have points between, breaks alone."""
    rows: list[dict[str, Any]] = []
    named = chart.kind in (Kind.DOTS, Kind.BARS)
    for rank, one in enumerate(chart.series):
        run = 0
        for place, (name, point) in enumerate(zip(chart.categories, one.points, strict=True)):
            run += not point.joined or (point.value is None and not chart.days)
            rows.append(
                {
                    "rank": rank, "series": one.name, "name": _wrapped(chart, name, low) if named else name,
                    "value": point.value, "low": point.low, "high": point.high, "x": point.x,
                    "estimated": point.estimated, "run": f"{one.name} {run}",
                    **({"day": chart.days[place].isoformat()} if chart.days else {}),
                }
            )  # fmt: skip
    return rows


def _coloured(chart: Chart) -> dict[str, Any]:
    """Colour and shape of each series; a legend where there is more than one."""
    names = [one.name for one in chart.series]
    legend = {"title": None, "orient": "top", "direction": "horizontal"} if len(names) > 1 else None
    colours = [one.colour for one in chart.series]
    held = {one.shape for one in chart.series}
    # One that stands in for another leaves its own place only where that other is drawn.
    lacking = {shape: other for shape, other in _SHAPES.items() if shape != "triangle-down" or "x" in held}
    shapes = [lacking.get(one.shape, one.shape) for one in chart.series]
    return {
        "color": {"field": "series", "scale": {"domain": names, "range": colours}, "legend": legend, "sort": None},
        "shape": {"field": "series", "scale": {"domain": names, "range": shapes}, "legend": legend, "sort": None},
    }


def _along(chart: Chart, channel: str = "x", field: str = "value") -> dict[str, Any]:
    tick = {"format": f",.{chart.decimals}f"} if chart.decimals != 1 else {}
    return {channel: {"field": field, "type": "quantitative", "title": chart.measured,
                      "scale": {"zero": chart.kind == Kind.BARS, "nice": True}, "axis": tick}}  # fmt: skip


def _names(chart: Chart, low: int) -> dict[str, Any]:
    axis = {"domain": False, "labelExpr": "split(datum.label, '\\n')"}
    domain: dict[str, Any] = {"domain": [_wrapped(chart, name, low) for name in chart.categories]}
    if low and not chart.apart:  # as far from the edge as the lines of a chart of one series
        domain |= {"paddingInner": 0.2, "paddingOuter": 0.1}
    return {"y": {"field": "name", "type": "nominal", "sort": None, "scale": domain, "title": None, "axis": axis}}


def longest_of_low(chart: Chart) -> int:
    """Characters of a name on one line beside the axis of a low chart."""
    return 36 if len(chart.categories) <= _FEW else 52


def _wrapped(chart: Chart, name: str, low: int) -> str:
    longest = longest_of_low(chart) if low else _LONGEST_LINE
    longest = _LONGEST_OF_MANY if len(chart.categories) >= _MANY else longest
    return "\n".join(textwrap.wrap(name, longest)) or " "


def _side(chart: Chart) -> dict[str, Any]:
    """Several series stand a little apart, so that their intervals do not lie on each other."""
    if chart.apart:
        return {}
    return {"yOffset": {"field": "series", "scale": {"paddingOuter": 0.6}, "sort": [one.name for one in chart.series]}}


def _dots(chart: Chart, low: int) -> list[dict[str, Any]]:
    look, where = _coloured(chart), {**_names(chart, low), **_side(chart)}
    return [
        *_intervals(chart, {**where, "x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}),
        {
            "mark": {"type": "point", "filled": True, "size": 70, "opacity": 1},
            "encoding": {**where, **_along(chart), **look},
        },
    ]


def _bars(chart: Chart, low: int) -> list[dict[str, Any]]:
    look = {"color": _coloured(chart)["color"], "order": {"field": "rank", "type": "quantitative"}}
    encoding = {**_names(chart, low), **_along(chart), **look}
    return [{"mark": {"type": "bar", "stroke": "white", "size": 15}, "encoding": encoding}]


def _lines(chart: Chart, low: int) -> list[dict[str, Any]]:
    look = _coloured(chart)
    times = vega_scales.days(chart.days) if chart.days else vega_scales.steps(chart.categories)
    where = {**times, **_along(chart, "y")}
    if low:  # the name of the axis would be longer than it, and stands above
        where["y"]["title"] = None
    return [
        *_intervals(chart, {**times, "y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}),
        {"transform": [{"filter": "isValid(datum.value)"}], "mark": {"type": "line", "strokeWidth": 2},
         "encoding": {**where, "color": look["color"], "detail": {"field": "run"}}},
        {"mark": {"type": "point", "filled": True, "size": 60, "opacity": 1}, "encoding": {**where, **look}},
    ]  # fmt: skip


def _scatter(chart: Chart, _: int) -> list[dict[str, Any]]:
    across = {"field": "x", "type": "quantitative", "title": chart.across, "scale": {"zero": False, "nice": False}}
    where = {"x": across, **_along(chart, "y")}
    if chart.ratios:
        where["y"] |= vega_scales.ratios(chart)
    mark = {"type": "point", "filled": True, "size": 45, "opacity": 0.85}
    points = {"mark": mark, "encoding": {**where, **_coloured(chart)}}
    return [*vega_scales.curves(chart, where), points]


def _intervals(chart: Chart, where: dict[str, Any]) -> list[dict[str, Any]]:
    """Intervals as lines: whole ones, and dashed ones where they are estimated."""
    colour = {"color": _coloured(chart)["color"]}
    found: list[dict[str, Any]] = []
    styles: tuple[tuple[str, dict[str, Any]], ...] = (("false", {}), ("true", {"strokeDash": _DASH}))
    for estimated, style in styles:
        known = {"filter": f"isValid(datum.low) && isValid(datum.high) && datum.estimated === {estimated}"}
        found.append({"transform": [known], "mark": {"type": "rule", "strokeWidth": 1.6, **style},
                      "encoding": {**where, **colour}})  # fmt: skip
    return found


def _reference(chart: Chart) -> list[dict[str, Any]]:
    if chart.reference is None or chart.empty:
        return []
    channel = "x" if chart.kind in (Kind.DOTS, Kind.BARS) else "y"
    at = {channel: {"datum": chart.reference, "type": "quantitative"}}
    text = {"type": "text", "text": chart.reference_name, "align": "left", "dx": 4, "fontSize": 10, "color": _SOFT}
    place: dict[str, Any] = {"y": -2} if channel == "x" else {"x": 0, "dy": -6}
    if chart.kind == Kind.SCATTER:
        place = {"x": {"expr": "width"}, "dy": -4, "align": "right"}
    return [
        {"mark": {"type": "rule", "color": _INK, "strokeWidth": 1.2}, "encoding": at},
        {"data": {"values": [{}]}, "mark": {**text, **place, "baseline": "bottom"}, "encoding": at},
    ]
