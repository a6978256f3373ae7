"""A neutral chart as PowerPoint's own: its numbers can be opened and edited, its intervals are error bars."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.chart.chart import Chart as SlideChart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Length, Pt

from atlas.exports import slide_curves, slide_days
from atlas.exports.chart import Chart, Kind, Point, Series

MOST_CATEGORIES = 21  # names that one slide holds
_MOST_LABELLED = 12  # categories up to which every value is printed
_TYPES = {
    Kind.DOTS: XL_CHART_TYPE.BAR_CLUSTERED,
    Kind.BARS: XL_CHART_TYPE.BAR_STACKED,
    Kind.LINES: XL_CHART_TYPE.LINE_MARKERS,
    Kind.SCATTER: XL_CHART_TYPE.XY_SCATTER,
}
_MARKERS = {
    "circle": XL_MARKER_STYLE.CIRCLE, "square": XL_MARKER_STYLE.SQUARE, "diamond": XL_MARKER_STYLE.DIAMOND,
    "triangle-up": XL_MARKER_STYLE.TRIANGLE, "cross": XL_MARKER_STYLE.PLUS, "x": XL_MARKER_STYLE.X,
    "star": XL_MARKER_STYLE.STAR, "pentagon": XL_MARKER_STYLE.DASH, "hexagon": XL_MARKER_STYLE.DOT,
    "triangle-down": XL_MARKER_STYLE.DIAMOND,
}  # fmt: skip
_SOFT = RGBColor(0x57, 0x60, 0x6A)
_OPAQUE = 50_000  # of 100,000
_INTERVAL = "1B1F24"
_GRID = RGBColor(0xEC, 0xE8, 0xDF)


def parts_of(chart: Chart) -> list[Chart]:
    """The chart as one, or as several where it has more names than one slide holds."""
    count = len(chart.categories)
    if chart.kind not in (Kind.DOTS, Kind.BARS) or count <= MOST_CATEGORIES:
        return [chart]
    pieces = -(-count // MOST_CATEGORIES)
    size = -(-count // pieces)
    return [chart.part(first, min(first + size, count)) for first in range(0, count, size)]


def add(slide: Slide, chart: Chart, whole: Chart, left: Length, top: Length, width: Length, height: Length) -> None:
    """Put a chart on a slide, with its words for those who do not see it; its axis is that of the ``whole``."""
    chart = _prepared(chart)
    frame = slide.shapes.add_chart(_TYPES[chart.kind], left, top, width, height, _data(chart))
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", chart.alternative)
    properties.set("title", chart.title)
    _look(frame.chart, chart)
    if chart.kind != Kind.BARS:
        frame.chart.value_axis.minimum_scale, frame.chart.value_axis.maximum_scale = _ends(whole)


def _prepared(chart: Chart) -> Chart:
    """Points of a scatter with the longest series first; a line with breaks as several, each up to a break, since
    programs join all points of a series."""
    if chart.kind == Kind.SCATTER:
        # LibreOffice draws nothing of a first series that is shorter than those after it.
        return replace(chart, series=tuple(sorted(chart.series, key=_held, reverse=True)))
    if chart.kind != Kind.LINES:
        return chart
    found: list[Series] = []
    for one in chart.series:
        starts = [place for place, point in enumerate(one.points) if point.value is not None and not point.joined]
        edges = [0, *(place for place in starts if any(point.value is not None for point in one.points[:place]))]
        for first, last in zip(edges, [*edges[1:], len(one.points)], strict=True):
            held = [place for place in range(first, last) if one.points[place].value is not None]
            name = one.name if first == 0 or not held else f"{one.name}, from {chart.categories[held[0]]}"
            kept = tuple(point if first <= place < last else Point(None) for place, point in enumerate(one.points))
            found.append(replace(one, name=name, points=kept))
    return replace(chart, series=tuple(found))


def _held(series: Series) -> int:
    return sum(point.value is not None for point in series.points)


def _ends(chart: Chart) -> tuple[float, float]:
    """Where the axis of values begins and ends: whole steps that hold every interval; bars of rates begin at zero."""
    held = [end for one in chart.series for point in one.points
            for end in (point.value, point.low, point.high) if end is not None]  # fmt: skip
    if chart.reference is not None:
        held.append(chart.reference)
    elif chart.kind == Kind.DOTS:
        held.append(0.0)
    low, high = min(held), max(held)
    step = 10 ** math.floor(math.log10((high - low) or 1.0)) / 2
    return math.floor(low / step) * step, math.ceil(high / step) * step


def _data(chart: Chart) -> Any:
    shown = f"#,##0.{'0' * chart.decimals}" if chart.decimals else "#,##0"
    if chart.kind == Kind.SCATTER:
        data = XyChartData(number_format=shown)
        for one in chart.series:
            series = data.add_series(one.name)
            for point in one.points:
                if point.value is not None and point.x is not None:
                    series.add_data_point(point.x, point.value)
        for curve in chart.curves:
            series = data.add_series(curve.name)
            for x, value in curve.places:
                series.add_data_point(x, value)
        return data
    data = CategoryChartData(number_format=shown)
    data.categories = chart.days or chart.categories
    for one in chart.series:
        data.add_series(one.name, [point.value for point in one.points])
    return data


def _look(shape: SlideChart, chart: Chart) -> None:
    shape.has_title = False
    shape.font.size = Pt(11 if len(chart.categories) <= _MOST_LABELLED else 9)
    shape.has_legend = len(chart.series) > 1
    if shape.has_legend:
        shape.legend.position = XL_LEGEND_POSITION.TOP
        shape.legend.include_in_layout = False
    _axes(shape, chart)
    if chart.days:
        slide_days.look(shape, chart.days)
    plot = shape.plots[0]
    if chart.kind in (Kind.DOTS, Kind.BARS):
        plot.gap_width = 45
        plot.overlap = 100 if chart.kind == Kind.BARS or chart.apart else -5
    drawings = list(plot.series)
    slide_curves.look(shape, drawings[len(chart.series) :], chart.curves)
    for drawn, one in zip(drawings, chart.series, strict=False):
        colour = RGBColor.from_string(one.colour.removeprefix("#"))
        if chart.kind in (Kind.DOTS, Kind.BARS):
            drawn.invert_if_negative = False
            drawn.format.fill.solid()
            drawn.format.fill.fore_color.rgb = colour
            drawn.format.line.color.rgb = colour
            _thin(drawn._element)
        else:
            _marked(drawn, one.shape, colour, chart.kind == Kind.LINES)
        _error_bars(drawn._element, one.points, chart.kind)
    if chart.kind != Kind.SCATTER and len(chart.categories) <= _MOST_LABELLED and len(chart.series) <= 3:
        plot.has_data_labels = True
        labels = plot.data_labels
        labels.number_format, labels.number_format_is_linked = f"#,##0.{'0' * chart.decimals}".rstrip("."), False
        labels.font.size = Pt(10)
        labels.show_value = True
        if chart.kind == Kind.LINES:
            labels.position = XL_LABEL_POSITION.ABOVE
        elif chart.kind == Kind.DOTS:
            labels.position = XL_LABEL_POSITION.INSIDE_BASE


def _thin(series: Any) -> None:
    """Bars through which their intervals can be seen."""
    fill = series.find(qn("c:spPr")).find(qn("a:solidFill")).find(qn("a:srgbClr"))
    fill.append(parse_xml(f"<a:alpha {nsdecls('a')} val='{_OPAQUE}'/>"))


def _marked(drawn: Any, shape: str, colour: RGBColor, joined: bool) -> None:
    drawn.smooth = False
    drawn.marker.style = _MARKERS[shape]
    drawn.marker.size = 8 if joined else 5
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = colour
    drawn.marker.format.line.color.rgb = colour
    if joined:
        drawn.format.line.color.rgb = colour
        drawn.format.line.width = Pt(2)
    else:
        drawn.format.line.fill.background()


def _axes(shape: SlideChart, chart: Chart) -> None:
    values, names = shape.value_axis, shape.category_axis
    values.has_title = True
    said = chart.measured
    if chart.reference is not None:
        said = f"{said}. The line at {round(chart.reference, chart.decimals):g}: {chart.reference_name}"
        values.crosses_at = chart.reference
    values.axis_title.text_frame.text = said
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    for axis in (values, names):
        axis.format.line.color.rgb = _SOFT
        axis.tick_labels.font.color.rgb = _SOFT
    values.has_major_gridlines = True
    values.major_gridlines.format.line.color.rgb = _GRID
    names.has_major_gridlines = False
    if chart.kind in (Kind.DOTS, Kind.BARS):
        # The first name stands on top, and the values below the last.
        names.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    if chart.kind == Kind.SCATTER:
        names.has_title = True
        names.axis_title.text_frame.text = chart.across
    for axis in (values, names):
        if axis.has_title:
            run = axis.axis_title.text_frame.paragraphs[0].runs[0]
            run.font.size, run.font.bold = Pt(10), False


def _error_bars(series: Any, points: tuple[Point, ...], kind: Kind) -> None:
    """The intervals of a series as error bars of its own lengths, dashed where any is estimated."""
    if not any(point.low is not None and point.high is not None for point in points) or kind == Kind.SCATTER:
        return
    above = [None if point.high is None or point.value is None else point.high - point.value for point in points]
    below = [None if point.low is None or point.value is None else point.value - point.low for point in points]
    dash = "dash" if any(point.estimated for point in points) else "solid"
    bars = parse_xml(
        f"<c:errBars {nsdecls('c', 'a')}>"
        '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:plus>{_literal(above)}</c:plus><c:minus>{_literal(below)}</c:minus>"
        f'<c:spPr><a:ln w="12700"><a:solidFill><a:srgbClr val="{_INTERVAL}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/></a:ln></c:spPr></c:errBars>'
    )
    # The order of a series' children is fixed: error bars stand before its categories.
    series.find(qn("c:cat")).addprevious(bars)


def _literal(lengths: Sequence[float | None]) -> str:
    held = "".join(
        f'<c:pt idx="{place}"><c:v>{max(0.0, length)!r}</c:v></c:pt>'
        for place, length in enumerate(lengths)
        if length is not None
    )
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(lengths)}"/>{held}</c:numLit>'
