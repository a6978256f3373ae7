"""The Fingertips layout over HTTP: of all measures, and of what a view shows."""

from __future__ import annotations

import csv
import io

import pytest

from atlas.exports.fingertips import HEADER
from atlas.selection import Selection
from atlas.web import fingertips
from atlas.web.pages import PAGES
from atlas.web.views import exports_of

MEASURES = ("map", "gaps", "trends", "organisation", "compare")
QUERIES = {
    "compare": "with=RR8,RAE", "organisation": "place=RR8", "trends": "indicator=discrimination&with=RR8",
    "map": "indicator=discrimination",
}  # fmt: skip


def read(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(response.get_data(as_text=True))))


def shown(client, address):
    return list(csv.DictReader(io.StringIO(client.get(address).get_data(as_text=True).removeprefix("\ufeff"))))


@pytest.fixture(scope="module")
def whole(app):
    return read(app.server.test_client(), fingertips.BULK)


def test_every_measure_is_in_the_whole_file_with_its_figure(whole, atlas):
    assert tuple(whole[0]) == HEADER
    england = next(
        row for row in whole
        if row["Area Name"] == "England" and row["Indicator Name"].startswith("WRES 8: ")
        and row["Category"].startswith("Black") and row["Time period"] == "2024"
    )  # fmt: skip
    shown = next(
        row for row in atlas.measures_of("ENG") if row["indicator"] == "discrimination" and row["year"] == 2024
    )
    assert shown["best"]
    assert float(england["Value"]) == shown["bme"]
    assert float(england["Upper CI 95.0 limit"]) == shown["bme_high"]
    assert england["Area Code"] == "E92000001"


def test_a_value_is_named_once_by_indicator_area_category_and_period(whole):
    keys = [(row["Indicator ID"], row["Area Code"], row["Category"], row["Time period"]) for row in whole]
    assert len(set(keys)) == len(keys)
    names = {(row["Indicator ID"], row["Indicator Name"]) for row in whole}
    assert len(names) == len({key for key, _ in names}) == len({name for _, name in names})


def test_a_row_without_a_value_says_why(whole):
    missing = [row for row in whole if not row["Value"]]
    assert missing
    assert all(row["Value note"] for row in missing)


@pytest.mark.parametrize("name", MEASURES)
def test_a_view_has_the_same_measures_in_that_layout(client, atlas, name, whole):
    page, make = next((page, exports_of(page)[name]) for page in PAGES if name in exports_of(page))
    query = QUERIES.get(name, "")
    selection, _ = Selection.from_query(dict(pair.split("=") for pair in query.split("&") if pair), page.DEFAULTS)
    table = make(atlas, selection)
    rows = read(client, f"/export/{name}.fingertips.csv?{query}")
    places = {row["code"]: row["ons_code"] or row["code"] for row in atlas.organisations()}
    keys = fingertips.measures_shown(table, selection)
    assert {row["Area Code"] for row in rows} == {places[key["organisation"]] for key in keys}
    assert {tuple(row.values()) for row in rows} <= {tuple(row.values()) for row in whole}


def test_a_map_in_that_layout_has_the_digits_of_the_map(client, atlas):
    rows = read(client, "/export/map.fingertips.csv?indicator=discrimination&level=icb")
    own = shown(client, "/export/map.csv?indicator=discrimination&level=icb")
    codes = {row["code"]: row["ons_code"] for row in atlas.organisations()}
    found = {row["Area Code"]: row["Value"] for row in rows if row["Category"] == "White"}
    assert len(own) == 42
    assert found == {codes[row["Code"]]: row["White staff (per cent of respondents)"] for row in own}


@pytest.mark.parametrize("name", ["progression", "programmes", "mark", "nothing"])
def test_a_view_of_other_rows_has_no_such_file(client, name):
    assert client.get(f"/export/{name}.fingertips.csv").status_code == 404
