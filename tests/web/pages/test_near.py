"""Trusts near a place: who is in reach, in bands with ties, and nothing judged that cannot be."""

from __future__ import annotations

import csv
import io

import plotly.graph_objects as go
import pytest

from atlas.measures import distance
from atlas.selection import Selection
from atlas.web.pages import near as page


def draw(atlas, **query):
    return page.draw(atlas, Selection.from_query(query, page.DEFAULTS)[0])


def rows(atlas, **query):
    return page.export(atlas, Selection.from_query(query, page.DEFAULTS)[0]).rows


def test_trusts_within_the_distance_and_no_others(atlas):
    found = rows(atlas, near="LS9", within="20")
    assert "RR8" in {row["code"] for row in found} and "RGD" in {row["code"] for row in found}
    middle = atlas.outcode("LS9")
    inside = {
        one["code"]
        for one in atlas.employers()
        if distance.miles(middle["longitude"], middle["latitude"], one["longitude"], one["latitude"]) <= 20
    }
    assert {row["code"] for row in found} == inside
    assert len(rows(atlas, near="LS9", within="5")) < len(found) < len(rows(atlas, near="LS9", within="50"))


def test_bands_stand_in_order_and_trusts_of_one_band_share_their_place_by_distance(atlas):
    found = rows(atlas, near="PO30", within="50", indicator="career_progression")
    standing = {
        row["organisation"]: row["standing"] for row in atlas.gaps_standing("career_progression", "whole", 2024)
    }
    expected = {"stands out better": 0, "no different": 1, "stands out worse": 2, None: 3}
    order = [expected[standing.get(row["code"])] for row in found]
    assert order == sorted(order) and len(set(order)) > 2
    for band in {row["band"] for row in found}:
        some = [row for row in found if row["band"] == band]
        assert len({row["place"] for row in some}) == 1
        assert [row["miles"] for row in some] == sorted(row["miles"] for row in some)
    assert found[0]["place"].startswith("1")
    assert found[-1]["place"] == "–"


def test_a_trust_without_rates_is_named_and_not_judged(atlas):
    row = next(row for row in rows(atlas, near="LS9") if row["code"] == "RGD")
    assert (row["band"], row["career_progression_verdict"], row["career_progression_bme"]) == (
        "not judged", "not judged", None,
    )  # fmt: skip
    assert row["career_progression_reason"] == "no BME and White figures"


def test_an_indicator_that_nobody_publishes_by_trust_ranks_nobody(atlas):
    shown = draw(atlas, near="LS9", indicator="appointment")
    assert "they stand by distance only" in shown.finding
    assert {row["place"] for row in rows(atlas, near="LS9", indicator="appointment")} == {"–"}


@pytest.mark.parametrize(
    ("near", "name"),
    [("LS9", "LS9"), ("ls9", "LS9"), ("RR8", "Leeds Teaching Hospitals"), ("West Yorkshire", "West Yorkshire")],
)
def test_a_place_is_a_postcode_a_trust_or_an_area(atlas, near, name):
    shown = draw(atlas, near=near)
    assert shown.spot.name == name
    assert name in shown.question and name in shown.finding


def test_a_closed_trust_stands_for_its_successor_and_a_slip_is_said(atlas):
    assert any("Pennine Acute Hospitals NHS Trust has closed" in said for said in draw(atlas, near="RW6").notices)
    assert any("Nothing is spelled quite so" in said for said in draw(atlas, near="leeds teching").notices)


def test_sectors_stand_in_the_place_of_their_trust(atlas):
    found = {row["code"] for row in rows(atlas, near="PO30", within="5")}
    assert found == {"R1F1", "R1F2", "R1F3", "R1F4"}


def test_the_map_shows_every_row_and_is_a_figure(atlas):
    shown = draw(atlas, near="LS9", within="20")
    go.Figure(shown.figure)
    points = [trace for trace in shown.figure["data"] if trace["type"] == "scattergeo" and trace.get("name")]
    assert sum(len(trace["lon"]) for trace in points) == len(rows(atlas, near="LS9", within="20"))
    assert len({trace["marker"]["symbol"] for trace in points}) == len(points)


@pytest.mark.parametrize(
    "query",
    [{}, {"near": "nowhere at all"}, {"near": "<b>"}, {"within": "7"}, {"indicator": "drop table"}, {"near": "ZZ99"}],
)
def test_junk_never_breaks_the_page(atlas, query):
    assert "Near" in repr(page.layout(atlas)(**query))


def test_the_form_holds_what_was_asked_and_no_second_half(atlas):
    built = repr(page.layout(atlas)(near="LS9 7TF", within="30", indicator="discrimination"))
    assert "7TF" not in built
    assert "value='LS9'" in built and "value='30'" in built and "value='discrimination'" in built
    assert "Freedom to Speak Up" in built


def test_the_file_holds_the_rows_on_screen(client, atlas):
    body = client.get("/export/near.csv?near=LS9&within=20").get_data(as_text=True)
    read = list(csv.DictReader(io.StringIO(body.lstrip("\ufeff"))))
    assert [row["Code"] for row in read] == [row["code"] for row in rows(atlas, near="LS9", within="20")]


def test_an_indicator_that_cannot_be_had_is_named(atlas):
    assert "There is no indicator “nonsense”" in repr(page.layout(atlas)(near="LS9", indicator="nonsense"))
    assert "can’t be chosen here" in repr(page.layout(atlas)(near="LS9", indicator="training"))
    usual = repr(page.layout(atlas)(near="LS9", indicator="board"))
    assert "no indicator" not in usual and "can’t be chosen" not in usual


def test_the_place_may_be_called_q_as_in_the_search_box(atlas):
    assert "Which trusts are near LS9?" in repr(page.layout(atlas)(q="LS9"))
    assert "Which trusts are near LS9?" in repr(page.layout(atlas)(q="M1", near="LS9"))


def test_a_first_half_among_other_words_is_the_place_and_a_beginning_is_asked_about(atlas):
    assert draw(atlas, near="Leeds, LS9 7TF").spot.name == "LS9"
    assert draw(atlas, near="EC1").notices == (
        "“EC1” is the beginning of several postcodes: type the first half, such as EC1A.",
    )
