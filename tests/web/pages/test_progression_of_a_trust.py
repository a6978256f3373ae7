"""/progression of a trust and a system whose returns give their bands, in an invented country."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.warehouse import build
from atlas.web.pages import progression
from atlas.web.progression_ids import Id

_SPEC = importlib.util.spec_from_file_location(
    "return_progression", Path(__file__).parents[2] / "warehouse/test_return_progression_rows.py"
)
ladders = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(ladders)

HIDDEN = ladders.CELLS | {("1", "non_clinical_band_8a", "bme"): (2, "")}


@pytest.fixture(scope="module")
def atlas(small):
    settings = small.write([small.figure()])
    ladders.take_in(settings, "TC1", ladders.CELLS, "one.csv")
    ladders.take_in(settings, "TC2", HIDDEN, "two.csv")
    build.build(settings)
    return Atlas(settings)


def drawn(atlas, code, **query):
    asked = Selection.from_query({"with": code, **query}, progression.DEFAULTS)[0]
    return progression.draw(atlas, asked)


def test_the_ladder_of_a_trust_is_shown_and_named(atlas):
    view = drawn(atlas, "TC1")
    assert view.texts[Id.FINDING].startswith("TC1 NHS Trust. ")
    assert view.tables[Id.LADDER_TABLE].title == "TC1 NHS Trust: BME staff in each band, 31 March 2025"
    ratios = [round(row["ratio"], 2) for row in view.tables[Id.STEPS_TABLE].rows if row["ladder"] == "non_clinical"]
    assert ratios == [1.02, 2.54, 2.59]
    assert view.answers.ladders == ("clinical_with_support", "non_clinical")


def test_a_hidden_band_is_said_on_the_chart_and_in_the_table(atlas):
    view = drawn(atlas, "TC2")
    notes = [note["text"] for note in view.figures[Id.LADDER_NON_CLINICAL]["layout"]["annotations"]]
    assert "too few to publish" in notes
    rows = {row["label"]: row for row in view.tables[Id.LADDER_TABLE].rows if row["ladder"] == "non_clinical"}
    assert (rows["Band 8a"]["fall"], rows["Band 8a"]["headcount"]) == ("too few to publish", None)


def test_an_area_says_whom_it_rests_on(atlas):
    coverage = drawn(atlas, "QA3").texts[Id.LADDER_SOURCE.coverage]
    assert coverage.startswith("Area QA3 only: ") and "Pooled from 2 of 2 trusts" in coverage


def test_a_name_or_a_code_finds_the_ladder_and_what_has_none_is_said(atlas):
    for asked in ("TC1", "tc1 nhs trust", "TC1 NHS Trust (TC1)"):
        assert progression.read(atlas, {"with": asked})[0].organisations == ("TC1",)
    selection, told = progression.read(atlas, {"with": "TA1"})
    assert selection.organisations == () and told == [
        "Bands of TA1 NHS Trust are not held, so the page shows Area YA2."
    ]


def test_the_file_of_a_trust_is_its_own(atlas):
    asked = Selection.from_query({"with": "TC1"}, progression.DEFAULTS)[0]
    assert progression.EXPORTS["progression-path"](atlas, asked).title.startswith("TC1 NHS Trust: ")
