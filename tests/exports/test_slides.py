"""Slides: native charts with the document's own values, titles that are titles, words for every exhibit."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches
from python_calamine import CalamineWorkbook

from atlas.exports import slide_charts, slide_tables
from atlas.exports.chart import Chart, Kind, Point, Series
from atlas.exports.document import Document
from atlas.exports.printed import Grid
from atlas.exports.slides import to_pptx


@pytest.fixture
def deck(document: Document):
    return Presentation(io.BytesIO(to_pptx(document)))


def _charts(deck) -> list:
    return [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def test_every_slide_has_a_title_that_says_what_it_shows(deck) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == [
        "Alpha’s rate is 12.5 per cent.", "Alpha has the lower rate", "Nothing is known of 2023", "All three trusts",
        "What this can’t tell you, and where it comes from",
    ]  # fmt: skip


def test_charts_are_native_and_hold_the_documents_values(deck, dots: Chart, lines: Chart) -> None:
    first, second = (shape.chart for shape in _charts(deck))
    assert first.chart_type == XL_CHART_TYPE.BAR_CLUSTERED and second.chart_type == XL_CHART_TYPE.LINE_MARKERS
    assert tuple(first.plots[0].categories) == dots.categories
    assert tuple(second.plots[0].categories) == lines.categories
    for series, one in zip(first.plots[0].series, dots.series, strict=True):
        assert series.name == one.name
        assert list(series.values) == [point.value for point in one.points]


def test_the_workbook_within_a_chart_can_be_edited(deck) -> None:
    blob = _charts(deck)[0].chart.part.chart_workbook.xlsx_part.blob
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(blob)).get_sheet_by_index(0)
    assert sheet.to_python()[1] == ["Alpha", 12.5, 8.0]


def test_intervals_are_error_bars_of_their_own_lengths_dashed_where_estimated(deck) -> None:
    series = _charts(deck)[0].chart.plots[0].series[0]._element
    bars = series.find(qn("c:errBars"))
    ends = {
        side: [float(value.text) for value in bars.find(qn(f"c:{side}")).iter(qn("c:v"))] for side in ("plus", "minus")
    }
    assert ends == {"plus": [2.5, 1.75], "minus": [2.5, 2.25]}
    assert next(bars.iter(qn("a:prstDash"))).get("val") == "dash"
    assert [child.tag for child in series].index(bars.tag) < [child.tag for child in series].index(qn("c:cat"))


def test_a_line_with_a_break_is_two_so_that_no_program_joins_them(deck) -> None:
    chart = _charts(deck)[1].chart
    assert [(series.name, list(series.values)) for series in chart.plots[0].series] == [
        ("Alpha", [1.0, 2.0, None, None, None]),
        ("Alpha, from 2022", [None, None, 3.0, None, 5.0]),
    ]
    assert chart._chartSpace.chart.find(qn("c:dispBlanksAs")).get("val") == "gap"


def test_every_exhibit_is_described_and_every_slide_names_its_source(deck, document: Document) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
        words = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert "a book" in words and "2 of 3 trusts" in words and "data abc123" in words
        assert "Why it is so." in words
        notes = slide.notes_slide.notes_text_frame.text
        assert "Source: a book." in notes and "Open Government Licence" in notes and document.link in notes


def test_a_table_is_a_table_with_a_header_row(deck) -> None:
    (shape,) = (shape for slide in deck.slides for shape in slide.shapes if shape.has_table)
    assert shape.table.first_row
    assert shape.table.cell(0, 0).text == "Trust"
    assert [row.cells[0].text for row in shape.table.rows][1:] == ["Alpha", "Beta, a trust of a long name", "Gamma"]


def test_language_and_properties(deck) -> None:
    assert deck.core_properties.title == "Which trust?" and deck.core_properties.language == "en-GB"
    runs = [run for slide in deck.slides for shape in slide.shapes if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]  # fmt: skip
    assert runs and all(run.font.language_id.name == "ENGLISH_UK" for run in runs)


def test_a_specimen_is_marked_on_every_slide(document: Document) -> None:
    deck = Presentation(io.BytesIO(to_pptx(replace(document, specimen="INVENTED FIGURES"))))
    for slide in deck.slides:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert "SPECIMEN" in words and "INVENTED FIGURES" in words


def test_many_names_are_shared_among_slides_and_none_is_lost() -> None:
    names = tuple(f"T{number}" for number in range(43))
    series = (Series("S", "#000000", "circle", tuple(Point(float(number)) for number in range(43))),)
    parts = slide_charts.parts_of(Chart(Kind.DOTS, "T", "V", names, series))
    assert [len(part.categories) for part in parts] == [15, 15, 13]
    assert tuple(name for part in parts for name in part.categories) == names


def test_a_long_table_is_cut_between_rows() -> None:
    rows = tuple((f"Row {number}", "word " * 40) for number in range(30))
    pieces = slide_tables.pieces(Grid("T", ("A", "B"), (False, False), rows))
    assert len(pieces) > 1
    assert tuple(row for piece in pieces for row in piece.rows) == rows


def test_the_longest_series_of_a_scatter_is_first_on_a_slide():
    """LibreOffice draws nothing of a first series that is shorter than those after it."""
    chosen, others = (Point(1.0, x=1.0), *[Point(None)] * 2), (Point(None), Point(2.0, x=2.0), Point(3.0, x=3.0))
    series = (Series("chosen", "#000000", "circle", chosen), Series("others", "#999999", "circle", others))
    chart = Chart(Kind.SCATTER, "T", "ratio", ("a", "b", "c"), series, across="precision")
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide_charts.add(slide, chart, chart, *[Inches(1)] * 4)
    (drawn,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    assert [one.name for one in drawn.plots[0].series] == ["others", "chosen"]
