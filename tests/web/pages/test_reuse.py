"""“Take this view with you”: which view it is of, its files, and how its link is made and followed."""

from __future__ import annotations

import csv
import io

import pytest
from dash import html
from dash.development.base_component import Component
from python_calamine import CalamineWorkbook

from atlas.web import map_files, parts, reuse_files, views
from atlas.web.pages import PAGES, reuse

EXPORTS = sorted(name for page in PAGES for name in views.exports_of(page))


def components(node):
    """Every component of a layout."""
    if isinstance(node, (list, tuple)):
        for child in node:
            yield from components(child)
    elif isinstance(node, Component):
        yield node
        yield from components(getattr(node, "children", None))


def links(node):
    """Every address that a layout leads to."""
    return [one.href for one in components(node) if getattr(one, "href", None)]


def text(node):
    """All words of a layout."""
    if isinstance(node, str):
        return node
    children = getattr(node, "children", None) if isinstance(node, Component) else node
    return " ".join(
        text(child) for child in (children if isinstance(children, (list, tuple)) else [children] if children else [])
    )


def test_names_the_view_and_leads_back_to_it(atlas):
    page = reuse.layout(atlas)(of="map", level="trust", indicator="discrimination", measure="ratio")
    view = views.of(atlas, "map", "level=trust&indicator=discrimination&measure=ratio")
    assert "Who is discriminated against by managers or colleagues?" in text(page)
    assert map_files.draw(atlas, view.selection).shown.finding in text(page)
    assert view.table(atlas).title in text(page)
    back = "/map?indicator=discrimination&measure=ratio&level=trust"
    assert links(page).count(back) == 2
    assert {f"/export/map.{form}?{back.partition('?')[2]}" for form in ("csv", "xlsx")} <= set(links(page))


@pytest.mark.parametrize(
    ("name", "query", "address"),
    [
        ("organisation", "place=RR8&peers=similar", "/organisation/RR8?peers=similar"),
        ("organisation", "", "/organisation/ENG"),
        ("mark-of", "place=RR8", "/mark/RR8"),
        ("england", "", "/"),
        ("progression-trusts", "place=Y63", "/progression?place=Y63"),
    ],
)
def test_a_view_is_seen_at_the_address_of_its_page(atlas, name, query, address):
    assert views.of(atlas, name, query).address == address


@pytest.mark.parametrize("of", ["", "nothing", "<script>", "../x"])
def test_a_view_that_is_none_is_said_kindly(atlas, of):
    page = reuse.layout(atlas)(of=of, place="RR8")
    assert "/data" in links(page)
    assert not [address for address in links(page) if address.startswith("/export")]


def test_a_place_without_a_page_has_no_view(atlas):
    assert "not for that place" in text(reuse.layout(atlas)(of="mark-of", place="ZZ99"))
    with pytest.raises(LookupError, match="mark-of"):
        views.of(atlas, "mark-of", "place=ZZ99")


def test_what_is_not_held_is_said_and_no_file_of_another_view_is_offered(atlas):
    page = reuse.layout(atlas)(of="trends", level="planet", year="MM")
    assert "“level=planet” is not something this page understands" in text(page)
    assert not [address for address in links(page) if address.startswith("/export")]


def test_what_no_page_knows_in_the_rest_of_the_address_gives_the_usual_view(atlas):
    page = reuse.layout(atlas)(of="trends", q="<b>", utm_source="mail")
    assert "/export/trends.csv" in links(page)


@pytest.mark.parametrize("name", EXPORTS)
def test_every_table_that_is_a_file_can_be_taken(atlas, client, name):
    query = {"near": {"near": "LS9"}, "organisation": {"place": "RR8"}, "mark-of": {"place": "RR8"}}.get(name, {})
    if name.startswith(("compare", "trends")):
        query = {"with": "RR8,RAE"}
    page = reuse.layout(atlas)(of=name, **query)
    files = [address for address in links(page) if address.startswith("/export/")]
    assert files
    for address in files:
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("name", EXPORTS)
def test_images_are_offered_of_pages_that_have_a_chart_and_of_no_others(atlas, name):
    asked = {"mark-of": {"place": "RR8"}, "near": {"near": "Leeds"}}
    query = asked.get(name, {"with": "RR8,R0A"} if name.startswith("compare") else {})
    view = views.find(atlas, name, query)
    place = {"code": view.address.rpartition("/")[2]} if "<code>" in view.page.PATH else {}
    page = view.page.layout(atlas)(**({} if place else query), **place)
    charted = any(getattr(one, "data-action", "") == "png" for one in components(page))
    offered = "Image (PNG)" in text(reuse_files.section(atlas, name, view.query, ""))
    assert offered is charted


def test_every_section_is_one_step_away(atlas):
    page = reuse.layout(atlas)(of="map")
    sections = {one.id for one in components(page) if isinstance(one, html.Section) and getattr(one, "id", None)}
    assert sections == {"files", "code", "share"}
    assert {f"#{name}" for name in sections} == {address for address in links(page) if address.startswith("#")}


def test_measures_are_offered_in_the_layout_of_fingertips_and_other_rows_are_not(atlas, client):
    query = {"indicator": "discrimination"}
    found = {name: links(reuse.layout(atlas)(of=name, **query)) for name in ("map", "programmes")}
    address = "/export/map.fingertips.csv?indicator=discrimination"
    assert found["map"].count(address) == 1
    assert client.get(address).status_code == 200
    assert not [one for one in found["programmes"] if "fingertips" in one]


def test_other_tables_of_the_page_are_one_step_away(atlas):
    page = reuse.layout(atlas)(of="trends", indicator="discrimination")
    assert "/reuse?of=trends-breaks&indicator=discrimination" in links(page)


@pytest.mark.parametrize(
    ("csv_address", "address"),
    [
        ("/export/map.csv?level=trust&year=2024", "/reuse?of=map&level=trust&year=2024"),
        ("/export/progression-index.csv", "/reuse?of=progression-index"),
        ("/export/map.csv?", "/reuse?of=map"),
    ],
)
def test_the_row_of_actions_leads_to_the_same_view(csv_address, address):
    row = parts.actions(csv_address, "a-csv", "/methods")
    link = next(one for one in components(row) if getattr(one, "data-follows", None))
    assert (link.href, getattr(link, "data-follows")) == (address, "a-csv")


def test_a_workbook_names_the_page_of_its_organisation(client):
    body = client.get("/export/organisation.xlsx?place=RR8").data
    cover = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
    said = " ".join(str(cell) for row in cover.to_python() for cell in row)
    assert "http://localhost/organisation/RR8" in said
    assert "<code>" not in said


def test_the_file_linked_holds_the_rows_of_the_view(atlas, client):
    page = reuse.layout(atlas)(of="gaps", indicator="discrimination", type="ambulance")
    address = next(one for one in links(page) if one.startswith("/export/gaps.csv"))
    rows = list(csv.reader(io.StringIO(client.get(address).data.decode("utf-8-sig"))))
    view = views.of(atlas, "gaps", "indicator=discrimination&type=ambulance")
    assert len(rows) - 1 == len(view.table(atlas).rows)
    everything = views.of(atlas, "gaps", "indicator=discrimination")
    assert len(rows) - 1 < len(everything.table(atlas).rows)
