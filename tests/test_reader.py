from __future__ import annotations

import subprocess
import sys

import pytest

import atlas
from atlas.errors import WarehouseError
from atlas.indicators import load
from atlas.reader import Atlas


@pytest.fixture(scope="module")
def settings(small):
    rows = [small.figure(), *small.share_of_respondents("TA1", 20.0), *small.pair("TA1", 18.0, 8.0)]
    return small.build(rows)


def test_open_by_settings_path_and_text(settings):
    versions = {
        atlas.open(settings).version,
        atlas.open(settings.warehouse).version,
        Atlas(str(settings.warehouse)).version,
    }
    assert len(versions) == 1


def test_indicators_are_those_of_the_definitions(settings):
    found = Atlas(settings).indicators
    assert list(found) == list(load(settings.data / "indicators"))
    assert found["harassment_staff"].part("managers").survey_question == "Q14b"
    assert found["career_progression"] == load(settings.data / "indicators")["career_progression"]


def test_an_organisation_or_none(settings):
    reader = Atlas(settings)
    found = reader.organisation("TA1")
    assert (found["name"], found["icb_name"], found["region_name"]) == ("TA1 NHS Trust", "Area QA1", "Area YA1")
    assert reader.organisation("XX9") is None


def test_measures_of_an_organisation(settings):
    rows = Atlas(settings).measures_of("TA1")
    assert [(row["series"], row["best"]) for row in rows] == [("nss-bme-white", True), ("nss-weighted", False)]


def test_a_frame_has_the_rows(settings):
    reader = Atlas(settings)
    rows = reader.england_tiles()
    assert reader.frame(rows).shape == (9, len(rows[0]))


def test_coverage_says_when_in_words(settings):
    rows = Atlas(settings).coverage()
    assert {row["period_text"] for row in rows} == {"autumn 2024 survey (WRES 2025)"}
    assert all(row["with_figure"] > 0 for row in rows)


def test_the_sentence_of_what_is_held(settings, small):
    assert Atlas(settings).coverage_sentence() == "No figure by trust is held for BME and White staff."
    extra = {"indicator": "career_progression"}
    rows = [small.figure(**extra), *small.pair("TA1", 40.0, 60.0, **extra)]
    sentence = Atlas(small.build(rows)).coverage_sentence()
    assert "3 figures from 2 sources. By trust" in sentence
    assert "published for 1 of 1 reporting units surveyed in 2024. What is missing" in sentence
    rows += small.pair("TB1", 40.0, 60.0, **extra, source="trust-published", locator="web", sheet="example.org")
    rows.append(small.figure(status="derived"))
    sentence = Atlas(small.build(rows)).coverage_sentence()
    assert "6 figures from 3 sources, 1 of them computed from published ones." in sentence
    assert "1 of 1 reporting units surveyed in 2024; what single trusts or the press printed (1 more)" in sentence


def test_a_new_build_is_used_from_the_next_question_on(small):
    from atlas.warehouse import build

    settings = small.build([small.figure()])
    reader = Atlas(settings)
    before, tables = reader.version, {row["name"]: row["rows"] for row in reader.tables()}
    path = settings.data / "glossary.csv"
    path.write_text(path.read_text(encoding="utf-8") + "Invented,invented,A word.\n", encoding="utf-8")
    build.build(settings)
    assert reader.version != before
    assert reader.glossary()[-1]["term"] == "Invented"
    assert {row["name"]: row["rows"] for row in reader.tables()}["glossary"] == tables["glossary"] + 1


def test_no_warehouse(tmp_path):
    with pytest.raises(WarehouseError, match="atlas build"):
        atlas.open(tmp_path / "none.duckdb")


def test_the_public_names_and_nothing_heavy_on_import():
    assert set(atlas.__all__) == {
        "open", "ingest", "template", "build", "Atlas", "Indicator", "Selection", "AtlasError", "IngestReport",
        "BuildReport", "mentoring", "view",
    }  # fmt: skip
    for name in atlas.__all__:
        assert getattr(atlas, name)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = atlas.nothing
    heavy = "('pandas', 'scipy', 'statsmodels', 'dash')"
    program = f"import sys, atlas; atlas.Atlas; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_downloads_lie_beside_the_warehouse_that_was_opened(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_HOME", str(tmp_path))
    found = Atlas(settings.warehouse).download("figure", "csv")
    assert found is not None and found.parent.parent == settings.home
