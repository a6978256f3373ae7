"""Times to scale, and limits behind points: in pictures and as PowerPoint's own chart."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from atlas.exports.chart import Chart, Curve, Kind, Point, Series
from atlas.exports.document import Document, Section
from atlas.exports.slides import to_pptx
from atlas.exports.vega import to_svg

DAYS = (date(2018, 9, 30), date(2020, 9, 30), date(2020, 12, 31), date(2022, 9, 30))


@pytest.fixture
def dated() -> Chart:
    """Two series at uneven days: the second has nothing on the third day, and nothing may lead to the last."""
    first = tuple(Point(float(number)) for number in range(4))
    second = (Point(4.0), Point(5.0), Point(None), Point(6.0, joined=False))
    series = (Series("Alpha", "#0B5F66", "circle", first), Series("Beta", "#B4480F", "square", second))
    names = tuple(f"{day:%B} {day.year}" for day in DAYS)
    return Chart(Kind.LINES, "Over time", "Share", names, series, days=DAYS)


@pytest.fixture
def funnel() -> Chart:
    """Three trusts, one of them worse, and limits that narrow to the right."""
    same = Series("same", "#767C84", "circle", (Point(1.1, x=10.0), Point(0.9, x=20.0), Point(None)))
    worse = Series("worse", "#651653", "triangle-up", (Point(None), Point(None), Point(1.4, x=30.0)))
    better = Series("better", "#0B5F66", "triangle-down", (Point(None), Point(None), Point(None)))
    curves = tuple(
        Curve(name, "#57606A", width, name == "far", ((10.0, 1 + away * side), (30.0, 1 + away * side / 3)))
        for name, width, away in (("near", 1, 0.2), ("far", 2, 0.3))
        for side in (-1, 1)
    )
    return Chart(Kind.SCATTER, "Funnel", "Ratio", ("A", "B", "C"), (same, worse, better), 1.00467, "average 1.00",
                 "Precision", 2, curves, ratios=True)  # fmt: skip


def _slide_chart(document: Document, chart: Chart):
    deck = Presentation(io.BytesIO(to_pptx(replace(document, sections=(Section("T", chart=chart),)))))
    return next(shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart)


def test_days_stand_where_they_fall_in_time(dated: Chart) -> None:
    places = [
        float(x) for x in re.findall(r'aria-roledescription="point" transform="translate\(([\d.]+),', to_svg(dated))
    ]
    alpha = sorted(places)[:1] + sorted(set(places))[1:]
    assert len(alpha) == 4, "the second series has no place of its own"
    from_first = [(place - alpha[0]) / (alpha[-1] - alpha[0]) for place in alpha]
    whole = (DAYS[-1] - DAYS[0]).days
    assert from_first == pytest.approx([(day - DAYS[0]).days / whole for day in DAYS], abs=0.01)


def test_a_day_of_another_series_interrupts_no_line_and_a_break_does(dated: Chart) -> None:
    lines = re.findall(r'aria-roledescription="line mark"[^>]* d="([^"]+)"', to_svg(dated))
    assert sorted(line.count("L") for line in lines) == [0, 1, 3]


def test_slides_have_an_axis_of_dates(document: Document, dated: Chart) -> None:
    chart = _slide_chart(document, dated)
    axis = chart.category_axis._element
    assert axis.tag == qn("c:dateAx") and axis.find(qn("c:baseTimeUnit")).get("val") == "days"
    assert axis.find(qn("c:majorTimeUnit")).get("val") == "years"
    serials = [float(str(category)) for category in chart.plots[0].categories]
    assert serials == [(day - date(1899, 12, 30)).days for day in DAYS]
    names = [series.name for series in chart.plots[0].series]
    assert names == ["Alpha", "Beta", "Beta, from September 2022"]
    assert chart._chartSpace.chart.find(qn("c:dispBlanksAs")).get("val") == "span"


def test_limits_are_lines_of_the_slides_own_chart_and_named_once(document: Document, funnel: Chart) -> None:
    chart = _slide_chart(document, funnel)
    assert chart.chart_type == XL_CHART_TYPE.XY_SCATTER
    series = list(chart.plots[0].series)
    assert [one.name for one in series] == ["same", "worse", "better", "near", "near", "far", "far"]
    assert list(series[3].iter_values()) == pytest.approx([0.8, 1 - 0.2 / 3])
    dashes = [one._element.find(qn("c:spPr")).find(qn("a:ln")).find(qn("a:prstDash")) for one in series[3:]]
    assert [dash is not None for dash in dashes] == [False, False, True, True]
    entries = chart.legend._element.findall(qn("c:legendEntry"))
    assert [entry.find(qn("c:idx")).get("val") for entry in entries] == ["4", "6"]
    markers = [one._element.find(qn("c:marker")).find(qn("c:symbol")).get("val") for one in series]
    assert len(set(markers[:3])) == 3 and set(markers[3:]) == {"none"}


def test_limits_are_in_the_picture_and_in_its_words(funnel: Chart) -> None:
    svg = to_svg(funnel)
    words = re.findall(r">([^<>]+)</text>", svg)
    assert {"near", "far", "average 1.00", "1.25"} <= set(words), "limits are named, and ratios have their own ticks"
    lines = re.findall(r'aria-roledescription="line mark"', svg)
    assert len(lines) == 4
    assert "Behind the points: near; far." in funnel.alternative
    assert "A line stands at 1: average 1.00." in funnel.alternative and "3 points" in funnel.alternative
