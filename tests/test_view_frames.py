"""Views and whole tables as DataFrames: the digits of the files, and what they mean in ``attrs``."""

from __future__ import annotations

import io

import pandas as pd
import pytest

import atlas
from atlas.errors import AtlasError
from atlas.exports.csv_file import to_csv
from atlas.web import views


@pytest.fixture(scope="module")
def opened(real_settings):
    return atlas.open(real_settings)


def test_a_view_is_the_file_of_its_page(opened, real_settings):
    frame = atlas.view("map", "?indicator=discrimination&level=region", real_settings)
    table = views.of(opened, "map", "indicator=discrimination&level=region").table(opened)
    file = pd.read_csv(io.BytesIO(to_csv(table)))
    assert list(frame.columns) == list(file.columns)[: len(frame.columns)]
    assert frame["White staff (per cent of respondents)"].tolist() == [row["white"] for row in table.rows]
    assert frame.attrs["units"]["White staff (per cent of respondents)"] == "per cent of respondents"
    assert frame.attrs["title"] == table.title
    assert frame.attrs["address"] == "/map?indicator=discrimination&level=region"
    assert frame.attrs["data_version"] == opened.version
    assert frame.attrs["specimen"] == ""


@pytest.mark.parametrize(
    ("name", "query", "said"),
    [
        ("moon", "", "no view “moon”.*there are changes,"),
        ("mark-of", "place=ZZ99", "of that place"),
        ("map", "level=planet", "“level=planet” is not something this page understands.$"),
        ("map", "levle=region", "“levle”"),
        ("gaps", "indicator=nope", "^“nope” is not held for enough trusts to hold one against the others.$"),
    ],
)
def test_a_view_that_is_not_understood_is_refused(real_settings, name, query, said):
    with pytest.raises(AtlasError, match=said):
        atlas.view(name, query, real_settings)


def test_a_whole_table_says_what_it_holds(opened):
    table = opened.table("measure")
    assert len(table) == next(row["rows"] for row in opened.tables() if row["name"] == "measure")
    assert table.attrs["units"]["difference"] == "percentage points"
    assert table.attrs["units"]["difference_high"] == "percentage points"
    assert table.attrs["key"] == ["organisation", "indicator", "part", "breakdown", "series", "period_end"]
    assert not table.duplicated(table.attrs["key"]).any()
    assert table.attrs["meanings"].keys() == set(table.columns)
    assert table.attrs["grain"].startswith("One row per organisation, indicator")
    assert table.attrs["data_version"] == opened.version


def test_a_table_that_there_is_not_is_refused(opened):
    with pytest.raises(AtlasError, match="no table “nothing”; there are area_tile, "):
        opened.table("nothing")


def test_an_answer_has_units_where_a_name_has_one_unit_everywhere(opened):
    frame = opened.frame(opened.measures_of("ENG"))
    assert frame.attrs["units"]["difference_harm"] == "percentage points"
    assert "organisation" not in frame.attrs["units"]
    assert "value" not in opened.frame([{"value": 1.0}]).attrs["units"], "the unit of a value differs from row to row"


def test_a_specimen_says_so_on_every_row(real_settings, monkeypatch):
    monkeypatch.setattr(atlas.Atlas, "specimen", "Invented.")
    frame = atlas.view("map", "level=region", real_settings)
    assert frame.attrs["specimen"] == "Invented."
    assert set(frame["Specimen"]) == {"Invented."}
    assert atlas.open(real_settings).table("measure").attrs["specimen"] == "Invented."
