"""The page of one number's trail: what it is, what it was computed from, and the cells at the end."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from atlas.reader.lineage import COPIED, TABLES
from atlas.web import lineage_view
from atlas.web.pages import lineage as page

LEEDS = "m28acddf991f8"  # indicator 8 of Leeds Teaching Hospitals, survey of 2024


def text_of(atlas, value_id):
    """The words of the page, tables included, without markup."""
    drawn = html.unescape(repr(page.layout(atlas)(value_id)))
    return re.sub(r"<[^>]+>", " ", drawn)


def test_a_measure_is_shown_with_its_steps_inputs_and_cells(atlas):
    text = text_of(atlas, LEEDS)
    (row,) = [
        row
        for row in atlas.measures_of("RR8")
        if row["indicator"] == "discrimination" and row["part"] == "whole" and row["bme"] is not None
    ]
    assert f"BME {row['bme']:.1f} %, White {row['white']:.1f} %" in text
    assert "Leeds Teaching Hospitals NHS Trust, autumn 2024 survey" in text
    assert "atlas.measures.intervals.wilson" in text
    assert "number of answers to the question" in text
    assert "9,790 answers" in text
    assert "Racism_LR_Per_Trust.csv" in text
    assert "row 244, column BME Rate" in text
    assert "6e35c9561b3a1fa4dbb86f64c3768a3ddbf73b891ad1f2f3e10f71e21c4449ba" in text
    assert f"/api/v1/lineage/{LEEDS}.csv" in text


def test_a_figure_is_shown_with_its_cell_and_no_step(atlas):
    (cell,) = [row for row in atlas.trail(LEEDS).cells if row["column"] == "BME Rate"]
    text = text_of(atlas, cell["id"])
    assert "How it was computed" not in text
    assert "the cell times 100" in text
    assert "43.2" not in text
    assert "14.0694 per cent" in text


@pytest.mark.parametrize("letter", TABLES)
def test_every_kind_of_value_has_a_page(atlas, letter):
    found = [row["value_id"] for row in of_kind(atlas, TABLES[letter])]
    assert found or TABLES[letter] == "pooled_ratio"
    for value_id in found:
        assert value_id[0] == letter
        assert ("How it was computed" in text_of(atlas, value_id)) == (letter not in COPIED)


def of_kind(atlas, table):
    cursor = atlas._warehouse.cursor()
    cursor.execute(f"select value_id from {table} order by value_id limit 3")
    return [{"value_id": value_id} for (value_id,) in cursor.fetchall()]


def test_a_count_of_nought_has_no_values_above_it(atlas):
    cursor = atlas._warehouse.cursor()
    nought, some = (
        cursor.execute(
            f"select value_id from coverage where {having} order by value_id limit 1"
        ).fetchone()[0]
        for having in ("with_figure = 0 and printed = 0 and level <> 'trust'", "with_figure > 0")
    )  # fmt: skip
    assert (atlas.trail(nought).inputs, atlas.trail(nought).cells) == ([], [])
    assert lineage_view.without_cells(atlas.trail(nought)).startswith("Nothing was found to count")
    assert "Each of the values above" not in text_of(atlas, nought)
    assert lineage_view.without_cells(atlas.trail(some)) == ""
    marks = atlas.trail(atlas.mark_history()[0]["lineage"])
    assert lineage_view.without_cells(marks).startswith("Each of the values above")


def test_a_long_trail_says_how_much_the_page_leaves_out(atlas):
    (code,) = [row["code"] for row in atlas.organisations() if row["level"] == "england"]
    pooled = [row["value_id"] for row in atlas.measures_of(code) if row["pooled"]]
    trail = atlas.trail(pooled[0])
    most = max(len(trail.inputs), len(trail.cells))
    assert most > lineage_view.MOST
    assert f"the files have all {most:,}" in text_of(atlas, pooled[0])


@pytest.mark.parametrize("value_id", ["", "m000000000000", "0" * 16, "<script>", "m28acddf991f8x", "x" * 500])
def test_an_unknown_id_gets_a_sentence_and_a_search(atlas, client, value_id):
    assert "No number has this id" in text_of(atlas, value_id)
    if value_id and "<" not in value_id:
        assert client.get(f"/lineage/{value_id}").status_code == 404


def test_no_search_engine_keeps_it(client):
    answer = client.get(f"/lineage/{LEEDS}")
    assert answer.status_code == 200
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get("/map").headers


def test_a_span_of_one_year_has_no_change_and_one_of_two_has_it(atlas):
    cursor = atlas._warehouse.cursor()
    alone, level = cursor.execute(
        "select value_id, last_value from trend where reading = 'one point' order by value_id limit 1"
    ).fetchone()
    moved, change = cursor.execute(
        "select value_id, change from trend where change is not null order by value_id limit 1"
    ).fetchone()
    assert atlas.trail(alone).about["value"] is None
    assert "one year only, so no change" in text_of(atlas, alone)
    assert level is not None
    assert atlas.trail(moved).about["value"] == change


@pytest.mark.parametrize("other", [None, {"bme": 99.0}])
def test_a_number_that_rests_on_an_unpublished_return_is_offered_in_no_file(atlas, monkeypatch, other):
    trail = atlas.trail(LEEDS)
    assert "This trail as CSV" in text_of(atlas, LEEDS)

    class Published:
        def trail(self, key):
            return None if other is None else replace(trail, stored={**trail.stored, **other})

    monkeypatch.setattr(type(atlas), "published", property(lambda self: Published()))
    text = text_of(atlas, LEEDS)
    assert "This trail as CSV" not in text
    assert "It rests on a return that is not published" in text
