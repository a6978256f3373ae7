"""Scales and curves of charts as Vega-Lite has them: days, even steps, ratios, and limits behind points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from atlas.exports.chart import Chart

_TICKS = 9  # years that are named on an axis at most
_FEW_YEARS = 3  # up to which months are named too
_DASH = [5, 4]
_RATIOS = (0.1, 0.2, 0.33, 0.5, 0.8, 1.0, 1.25, 2.0, 3.0, 5.0, 10.0)
_FINE_RATIOS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.4, 1.6, 1.8, 2.0)
_FINE = 2.2  # the highest over the lowest ratio, up to which the finer ticks do not crowd


def steps(names: Sequence[str]) -> dict[str, Any]:
    """Times at even steps."""
    axis = {"labelAngle": 0, "labelOverlap": "parity", "labelSeparation": 5, "grid": False}
    return {"x": {"field": "name", "type": "ordinal", "sort": None, "title": None,
                  "scale": {"domain": list(names)}, "axis": axis}}  # fmt: skip


def days(held: Sequence[date]) -> dict[str, Any]:
    """Times to scale: a quarter is a quarter of a year apart."""
    years = max(held).year - min(held).year
    axis = {"format": "%Y" if years >= _FEW_YEARS else "%b %Y", "grid": False, "labelOverlap": "parity",
            "tickCount": {"interval": "year", "step": 1 + years // _TICKS} if years >= _FEW_YEARS else 6}  # fmt: skip
    return {"x": {"field": "day", "type": "temporal", "title": None, "scale": {"type": "utc"}, "axis": axis}}


def ratios(chart: Chart) -> dict[str, Any]:
    """An axis on which twice and half are as far from equal; it holds all points, not all of the curves."""
    held = [point.value for one in chart.series for point in one.points if point.value is not None]
    held += [chart.reference] if chart.reference is not None else []
    low, high = min(held) * 0.96, max(held) * 1.04
    ticks = [tick for tick in (_FINE_RATIOS if high / low <= _FINE else _RATIOS) if low <= tick <= high]
    scale = {"type": "log", "domain": [low, high], "nice": False, "clamp": False}
    return {"scale": scale, "axis": {"values": ticks, "format": "~g"}}


def curves(chart: Chart, where: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The curves of a scatter with a legend of their own, cut off where the axes end."""
    if not chart.curves:
        return []
    rows = [
        {"x": x, "value": value, "curve": curve.name, "line": number, "colour": curve.colour}
        for number, curve in enumerate(chart.curves)
        for x, value in curve.places
    ]
    kinds = {curve.name: curve for curve in chart.curves}
    legend = {"title": None, "orient": "top", "symbolType": "stroke", "symbolStrokeColor": "#57606A",
              "symbolStrokeWidth": 1.5, "symbolFillColor": "transparent", "symbolSize": 260}  # fmt: skip
    named = {"field": "curve", "type": "nominal", "sort": None, "legend": legend}
    dashes = [_DASH if curve.dashed else [1, 0] for curve in kinds.values()]
    widths = [curve.width for curve in kinds.values()]
    return [
        {
            "data": {"values": rows},
            "mark": {"type": "line", "clip": True},
            "encoding": {
                **where,
                "detail": {"field": "line"},
                "color": {"field": "colour", "type": "nominal", "scale": None},
                "strokeDash": {**named, "scale": {"domain": list(kinds), "range": dashes}},
                "strokeWidth": {**named, "scale": {"domain": list(kinds), "range": widths}},
            },
        }
    ]
