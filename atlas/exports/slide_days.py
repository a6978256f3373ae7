"""Times to scale on PowerPoint's own axis of dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pptx.chart.chart import Chart as SlideChart
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

_START = date(1899, 12, 30)  # day nought of the program's calendar
_TICKS = 12  # years that are named at most
_FEW_YEARS = 3  # up to which months are named


def look(shape: SlideChart, days: Sequence[date]) -> None:
    """Name the years at their first days, and let a line lead over days that only other series have a value of."""
    axis = shape.category_axis
    first, last = min(days), max(days)
    years = last.year - first.year
    axis.minimum_scale = (date(first.year, 1, 1) - _START).days
    axis.maximum_scale = (date(last.year + 1, 1, 1) - _START).days
    axis.tick_labels.number_format = "yyyy" if years >= _FEW_YEARS else "mmm yyyy"
    axis.tick_labels.number_format_is_linked = False
    step, unit = (1 + years // _TICKS, "years") if years >= _FEW_YEARS else (3, "months")
    element = axis._element
    for name in ("baseTimeUnit", "majorUnit", "majorTimeUnit"):
        for held in element.findall(qn(f"c:{name}")):
            element.remove(held)
    # The order of an axis' children is fixed: these follow the distance of the names from the axis.
    before = element.find(qn("c:lblOffset"))
    for name, value in (("majorTimeUnit", unit), ("majorUnit", str(step)), ("baseTimeUnit", "days")):
        before.addnext(parse_xml(f"<c:{name} {nsdecls('c')} val='{value}'/>"))
    gaps = shape._chartSpace.chart.find(qn("c:dispBlanksAs"))
    gaps.set("val", "span")
