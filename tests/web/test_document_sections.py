"""What each page shows, as charts and tables of documents: the same figures, none made up, no line over a break."""

from __future__ import annotations

import io
import math
import re
import statistics
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import duckdb
import orjson
import pytest
from docx import Document as open_document
from page_parts import QUERIES
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from atlas.exports.brief_page import brief_rows
from atlas.exports.chart import Kind
from atlas.exports.document import Form
from atlas.exports.map_picture import Drawing
from atlas.exports.writing import MEDIA_TYPES, written
from atlas.web import document_tallies, documents, map_files
from atlas.web.document_parts import Shown
from atlas.web.page_words import PageWords
from atlas.web.pages import map as map_page

NAMES = documents.names()
# Rows of text, of criteria each in a unit of its own, or of one year: no chart would make them plainer.
WITHOUT_CHART = {"trends-breaks", "mark-of", "mark-history", "changes", "changes-verdicts"}
LONG_DECIMALS = re.compile(r"\d\.\d{5,}")


@pytest.fixture(scope="module")
def document(atlas):
    @cache
    def make(name: str, query: str = ""):
        return documents.document_of(atlas, name, query or QUERIES.get(name, ""), "https://atlas.example/x")

    return make


def charts(made) -> list:
    return [section.chart for section in made.sections if section.chart is not None]


@pytest.mark.parametrize("name", NAMES)
def test_every_view_has_its_chart_and_all_its_rows(document, name: str) -> None:
    made = document(name)
    drawn = charts(made)
    assert bool(drawn) is (name not in WITHOUT_CHART)
    assert not any(chart.empty for chart in drawn)
    printed = [len(section.grid.rows) for section in made.sections if section.grid is not None]
    for table in made.tables:
        assert len(table.rows) in printed, "every row is printed"
    texts = [one.alternative for one in drawn] + [said for section in made.sections for said in section.text]
    cells = [cell for section in made.sections if section.grid for row in section.grid.rows for cell in row]
    assert not [text for text in [*texts, *cells] if LONG_DECIMALS.search(text)], "figures are rounded for readers"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", [Form.PPTX, Form.DOCX, Form.PARQUET, Form.JSON])
def test_every_view_makes_every_form(document, name: str, form: Form) -> None:
    made = document(name)
    body = written(made, form)
    if form == Form.PPTX:
        slides = list(Presentation(io.BytesIO(body)).slides)
        assert all(slide.shapes.title.text_frame.text for slide in slides)
        native = sum(shape.has_chart for slide in slides for shape in slide.shapes)
        editable = [one for one in made.sections if one.chart is not None and not isinstance(one.chart, Drawing)]
        assert native >= len([one for one in editable if not one.paper_only])
        pictures = [shape for slide in slides for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
        described = [shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures]
        assert described == [one.alternative for one in charts(made) if isinstance(one, Drawing)]
    elif form == Form.DOCX:
        file = open_document(io.BytesIO(body))
        assert len(file.inline_shapes) == len(charts(made))
        assert len(file.tables) == sum(bool(one.grid and one.grid.rows) for one in made.sections)
    elif form == Form.PARQUET:
        assert body.startswith(b"PAR1") and body.endswith(b"PAR1")
    else:
        tables = orjson.loads(body)["tables"]
        assert [len(table["rows"]) for table in tables] == [len(table.rows) for table in made.tables]


def test_no_form_is_without_a_media_type() -> None:
    assert set(MEDIA_TYPES) == set(Form)


def test_parquet_has_the_rows_of_the_view(document, tmp_path) -> None:
    path = tmp_path / "map.parquet"
    path.write_bytes(written(document("map"), Form.PARQUET))
    rows = duckdb.sql(f"select code, value, bme, verdict from '{path}'").fetchall()
    assert rows == [(row["code"], row["value"], row["bme"], row["verdict"]) for row in document("map").tables[0].rows]
    (about,) = duckdb.sql(f"select value from parquet_kv_metadata('{path}') where key = 'atlas'").fetchone()
    assert orjson.loads(about)["data_version"] == document("map").data_version


def test_the_slides_of_an_employer_hold_the_scorecard(document) -> None:
    made = document("organisation")
    slides = list(Presentation(io.BytesIO(written(made, Form.PPTX))).slides)
    assert len(slides) == 5
    rates = next(shape.chart for shape in slides[1].shapes if shape.has_chart)
    shown = {row["name"]: row for row in made.tables[0].rows}
    for series, key in zip(rates.plots[0].series, ("bme", "white"), strict=True):
        for name, value in zip(rates.plots[0].categories, series.values, strict=True):
            assert value == shown[name][key]
    gaps = next(shape.chart for shape in slides[2].shapes if shape.has_chart)
    for name, value in zip(gaps.plots[0].categories, gaps.plots[0].series[0].values, strict=True):
        assert value == shown[name]["ratio_harm"]


@pytest.mark.parametrize("place", ["ENG", "RR8", "RWK", "QWO", "Y63"])
def test_a_brief_is_one_page_in_type_that_can_be_read_and_at_most_five_slides(document, place: str) -> None:
    import pikepdf

    made = document("organisation", f"place={place}")
    with pikepdf.open(io.BytesIO(written(made, Form.PDF))) as pdf:
        (page,) = pdf.pages
        sizes = [float(told.operands[1]) for told in pikepdf.parse_content_stream(page) if str(told.operator) == "Tf"]
    assert min(sizes) >= 8, "points"
    for row in brief_rows(made.sections, 75):
        drawn = [part for part in row if part["chart"]]
        for part in drawn:
            wide = float(re.findall(r'width="([\d.]+)"', part["chart"]["svg"])[0])
            points = 510 * part["share"] / sum(other["share"] for other in row)
            assert 11 * points / wide >= 8, "points of the letters of a chart"
    assert 4 <= len(Presentation(io.BytesIO(written(made, Form.PPTX))).slides) <= 5


def test_charts_beside_each_other_name_their_lines_once(document) -> None:
    rows = brief_rows(document("organisation").sections, 130)
    rates, gaps = rows[1]
    assert "Believe promotion is fair" in rates["chart"]["svg"] and "equal" in gaps["chart"]["svg"]
    assert ">Believe promotion is fair</text>" not in gaps["chart"]["svg"]
    lines = [
        re.findall(r'name: ([^;"]+); [^"]*" [^>]*translate\([\d.]+,([\d.]+)', part["chart"]["svg"]) for part in rows[1]
    ]
    middle = {name: statistics.mean(float(y) for other, y in lines[0] if other == name) for name, _ in lines[0]}
    assert lines[1] and {name: pytest.approx(float(y)) for name, y in lines[1]} == middle, "their lines meet"


def test_a_trust_without_rates_by_group_has_all_staff_and_no_made_up_gap(document) -> None:
    made = document("organisation", "place=RWK")
    assert charts(made)[0].series[0].name == "All staff"
    assert all("BME" not in one.name for chart in charts(made) for one in chart.series)


def test_lines_stop_at_a_break_and_at_a_year_without_a_figure(document) -> None:
    (chart,) = charts(document("trends", "indicator=discrimination&with=RR8&group=all"))
    assert chart.kind == Kind.LINES
    line = next(one for one in chart.series if "RR8" in one.name)
    held = dict(zip(chart.categories, line.points, strict=True))
    assert held["2019"].value is not None and held["2020"].value is None, "the survey of 2020 is not held"
    assert not held["2021"].joined and held["2022"].joined


def test_marks_of_several_years_are_drawn(document) -> None:
    made = document("mark-history")
    (table,) = made.tables
    counted = [column.key for column in table.columns if column.decimals is not None]
    years = [{**table.rows[0], "wres_year": str(year)} | dict.fromkeys(counted, 0) | {"gold": year} for year in (1, 2)]
    shown = Shown(None, None, [replace(table, rows=years)], PageWords("", ("Said.",), "", "", ()))
    chart = document_tallies.marks_by_year(shown)[0].chart
    assert chart.kind == Kind.BARS and len(chart.categories) == 2
    assert [point.value for point in chart.series[0].points] == [1.0, 2.0]


def test_the_national_shares_of_two_publications_are_never_joined(document) -> None:
    drawing, lines = charts(document("programmes"))
    assert isinstance(drawing, Drawing) and "none found" in drawing.alternative
    assert len(lines.series) == 4 and len({(one.colour, one.shape) for one in lines.series}) == 4
    trusts = [int(number) for number in re.findall(r"(\d+) trusts", drawing.alternative)]
    assert drawing.svg.count("<circle") + drawing.svg.count("<polygon") + drawing.svg.count("<rect") >= sum(trusts)


def test_times_that_are_uneven_stand_to_scale(document) -> None:
    (chart,) = charts(document("progression-bands"))
    assert chart.days[0] == date(2009, 9, 30) and chart.days[-1] == date(2022, 6, 30)
    assert chart.categories[-1] == "30 June 2022"
    assert document("progression-path").period == "30 September 2009 to 30 June 2022", "what is to come is no period"


def test_the_funnel_has_the_limits_of_the_page(document) -> None:
    chart = charts(document("gaps"))[0]
    rows = document("gaps").tables[0].rows
    held = {name: point for one in chart.series for name, point in zip(chart.categories, one.points, strict=True)
            if point.value is not None}  # fmt: skip
    assert len(held) == len(rows)
    for row in rows:
        assert held[row["name"]].value == row["ratio_harm"] and held[row["name"]].x == pytest.approx(1 / row["se"])
    low, high = (curve for curve in chart.curves if curve.name == "95 % limits, chance alone")
    for curve, sign in ((low, -1), (high, 1)):
        x, y = curve.places[30]
        assert y == pytest.approx(rows[0]["mean_harm"] * math.exp(sign * 1.959964 / x))
    assert len({curve.name for curve in chart.curves}) == 4
    some = document("gaps", "type=ambulance")
    others = next(one for one in charts(some)[0].series if one.name == "other trusts")
    assert len(some.tables[0].rows) + sum(point.value is not None for point in others.points) == len(rows)


def test_what_is_drawn_of_the_map_is_what_the_list_says(document) -> None:
    made = document("map")
    drawing, chart = charts(made)
    assert isinstance(drawing, Drawing), "an image of the view is of its map"
    rows = [row for row in made.tables[0].rows if row["value"] is not None]
    assert chart.categories == tuple(row["name"] for row in rows)
    assert [point.value for point in chart.series[0].points] == [row["value"] for row in rows]
    assert all(point.estimated for point in chart.series[0].points)
    without = [row["name"] for row in made.tables[0].rows if row["value"] is None]
    notes = " ".join(note for section in made.sections if section.grid for note in section.grid.notes)
    assert without and all(name in notes for name in without)


def test_areas_have_the_colours_of_the_page(document, atlas) -> None:
    """As many areas of each colour as the page's own figure has; what has no figure is hatched and said."""
    known, missing, hatching, ringed = map_files.draw(atlas, map_page.DEFAULTS).shown.figure["data"]
    svg = charts(document("map"))[0].svg
    # Of each step of the scale the first of its two stops is the colour.
    colours = [known["colorscale"][2 * int(step)][1] for step in known["z"]]
    areas = re.findall(r'<path d="[^"]+" fill="(#\w+)" fill-rule', svg)
    assert Counter(areas) == Counter(colours) + Counter({missing["colorscale"][0][1]: len(missing["z"])})
    assert svg.count("<circle") == len(ringed["lon"]) + 1, "each ring and that of the legend"
    assert f'stroke="{hatching["line"]["color"]}"' in svg and "no figure: the list says why" in svg
    assert "Staffordshire and Stoke-on-Trent" in charts(document("map"))[0].alternative


def test_a_map_close_up_and_one_of_trusts_and_one_of_squares_are_drawn(document) -> None:
    close = charts(document("map", "place=QWO"))[0]
    assert "West Yorkshire" in close.alternative and "its trusts as points" in close.alternative
    trusts = charts(document("map", "level=trust"))[0]
    rows = [row for row in document("map", "level=trust").tables[0].rows if row["longitude"] is not None]
    assert trusts.svg.count("<circle") == len(rows) + 3, "two of the key of sizes, one of that of what is missing"
    squares = charts(document("map", "chart=tiles"))[0]
    assert squares.svg.count('width="51.0" height="51.0"') == 42 and ">West</tspan>" in squares.svg


def test_unpublished_figures_stay_out(atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    published = type(atlas).published

    def noted(self):
        asked.append(self)
        return published.fget(self)

    monkeypatch.setattr(type(atlas), "published", property(noted))
    documents.document_of(atlas, "mark-history", "", "")
    assert asked, "a document is made from what is published"


def test_addresses_lead_to_the_view_that_a_browser_shows(atlas) -> None:
    whole = documents.view_at(atlas, "https://atlas.example/organisation/rr8?peers=region")
    assert (whole.name, whole.selection.place, whole.selection.peers) == ("organisation", "RR8", "region")
    assert documents.view_at(atlas, "/").name == "england"
    assert documents.view_at(atlas, "/mark/history").name == "mark-history"
    assert documents.view_at(atlas, "/trends?indicator=discrimination", "trends-breaks").name == "trends-breaks"
    for address, table, fault in (
        ("/nowhere", "", "no page"), ("/methods", "", "nothing that can be exported"), ("/map", "x", "no table “x”"),
        ("/organisation/XXX", "", "the code “XXX”"),
    ):  # fmt: skip
        with pytest.raises(LookupError, match=fault):
            documents.view_at(atlas, address, table)
