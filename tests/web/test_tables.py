"""Tables as components: headed, captioned, reachable, and numbers as people read them."""

from __future__ import annotations

from atlas.exports.table import Column, Table, lineage
from atlas.web import tables


def test_a_table_has_a_caption_headings_and_a_row_header():
    content = Table("Rates", [Column("name", "Trust"), Column("value", "BME", 1, "%")], [{"name": "A", "value": 12.34}])
    region = tables.table(content, row_header="name")
    assert region["props"]["role"] == "region"
    assert region["props"]["tabIndex"] == 0
    assert region["props"]["aria-label"] == "Rates"
    caption, head, body = region["props"]["children"]["props"]["children"]
    assert caption["props"]["children"] == "Rates"
    headings = head["props"]["children"]["props"]["children"]
    assert [(cell["props"]["children"], cell["props"]["scope"]) for cell in headings] == [
        ("Trust", "col"), ("BME (%)", "col"),
    ]  # fmt: skip
    name, value = body["props"]["children"][0]["props"]["children"]
    assert (name["type"], name["props"]["scope"]) == ("Th", "row")
    assert value["props"]["children"] == "12.3"


def test_rendered_cells_take_the_place_of_plain_ones():
    content = Table("T", [Column("a", "A")], [{"a": "plain"}, {"a": "kept"}])
    shown = tables.table(content, rendered=[{"a": tables.node("B", "bold")}, {}])
    rows = shown["props"]["children"]["props"]["children"][2]["props"]["children"]
    assert rows[0]["props"]["children"][0]["props"]["children"]["type"] == "B"
    assert rows[1]["props"]["children"][0]["props"]["children"] == "kept"


def test_missing_numbers_are_a_dash():
    assert tables.number(None, 1) == "–"
    assert tables.number(1234.56, 1) == "1,234.6"
    assert tables.cell(Column("x", "X", 1), None)["props"]["children"] == "–"


def test_marks_stand_where_the_values_are():
    marks = {mark["props"]["className"]: mark["props"]["style"] for mark in
             tables.dumbbell(45.0, 60.0, 40.0, 60.0)["props"]["children"]}  # fmt: skip
    assert marks["bme"]["left"] == "25.0%"
    assert marks["white"]["left"] == "100.0%"
    assert marks["bar"] == {"left": "25.0%", "width": "75.0%"}
    drawn = tables.interval(2.0, (1.0, 4.0), 0.0, 4.0, 1.0, dashed=True)["props"]["children"]
    assert [mark["props"]["className"] for mark in drawn] == ["parity", "range dashed", "point"]
    assert drawn[1]["props"]["style"] == {"left": "25.0%", "width": "75.0%"}


def test_a_number_with_a_trail_is_a_link_to_it_and_its_id_is_no_column():
    columns = [Column("name", "Trust"), Column("value", "BME", 1, "%"), lineage("value")]
    rows = [{"name": "A", "value": 12.34, "lineage": "m0123456789ab"}, {"name": "B", "value": 5.0, "lineage": None}]
    shown = tables.table(Table("Rates", columns, rows), row_header="name")
    _, head, body = shown["props"]["children"]["props"]["children"]
    assert [one["props"]["children"] for one in head["props"]["children"]["props"]["children"]] == ["Trust", "BME (%)"]
    (first, second) = (row["props"]["children"][1]["props"]["children"] for row in body["props"]["children"])
    assert first["props"]["href"] == "/lineage/m0123456789ab"
    assert first["props"]["children"] == "12.3"
    assert first["props"]["aria-label"] == "12.3, BME, A: where it comes from"
    assert second == "5.0"


def test_nothing_and_what_has_no_trail_are_no_links():
    assert tables.traced("5.0", None, "A") == "5.0"
    assert tables.traced("", "m0123456789ab", "A", "soft below")["type"] == "Span"
