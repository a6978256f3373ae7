"""Curves of a scatter as series of PowerPoint's own chart: lines without marks, each name once in the legend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.chart.chart import Chart as SlideChart
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from atlas.exports.chart import Curve


def look(shape: SlideChart, drawn: Sequence[Any], curves: Sequence[Curve]) -> None:
    """Give the series ``drawn`` of a chart the look of their curves."""
    named: set[str] = set()
    for series, curve in zip(drawn, curves, strict=True):
        series.smooth = False
        series.marker.style = XL_MARKER_STYLE.NONE
        series.format.line.color.rgb = RGBColor.from_string(curve.colour.removeprefix("#"))
        series.format.line.width = Pt(curve.width)
        if curve.dashed:
            series.format.line.dash_style = MSO_LINE.DASH
        if curve.name in named and shape.has_legend:
            _unlisted(shape, series.index)
        named.add(curve.name)


def _unlisted(shape: SlideChart, place: int) -> None:
    """Take the series at a place out of the legend."""
    entry = f'<c:legendEntry {nsdecls("c")}><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
    legend = shape.legend._element
    # Entries stand after the legend's place, in their order.
    before = [*legend.findall(qn("c:legendPos")), *legend.findall(qn("c:legendEntry"))][-1]
    before.addnext(parse_xml(entry))
