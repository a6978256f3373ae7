"""An owner's unpublished return: shown on the owner's machine, and in nothing that is computed, counted or exported."""

from __future__ import annotations

import csv
import dataclasses
import importlib.util
from pathlib import Path

import duckdb
import pytest

from atlas import serve
from atlas.errors import AtlasError, CheckError
from atlas.reader import Atlas
from atlas.warehouse import build, inputs

_SPEC = importlib.util.spec_from_file_location("return_rows", Path(__file__).with_name("test_return_rows.py"))
returns = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(returns)
SUPPLIED = "supplied-return"
# Tables that a public copy and an owner's must have in common to the last row.
COMPUTED = ("coverage", "verdict_effect", "group_rate", "organisation", "quarantine")
# The owner's ladder stands beside the published ones.
LADDERS = ("progression", "progression_step", "parity")


def published_figures(small):
    """Pairs that are judged as a family and pooled into areas."""
    rows = []
    for code, base in (("TA1", 2000), ("TA2", 1000), ("TB1", 900)):
        rows += [small.figure(organisation=code, denominator=base), *small.share_of_respondents(code, 25.0)]
        rows += small.pair(code, 20.0, 10.0)
    return rows


@pytest.fixture(scope="module")
def without(small):
    settings = small.write(published_figures(small))
    build.build(settings)
    return settings


@pytest.fixture(scope="module")
def overlaid(small):
    settings = small.write(published_figures(small))
    returns.take_in(settings, source=SUPPLIED)
    build.build(settings)
    return settings


def test_the_return_lies_outside_the_data_folder(overlaid):
    assert [path.name for path in (overlaid.home / "overlay").iterdir()] == ["TA1.csv"]
    assert not [path for path in overlaid.data.rglob("*") if "supplied" in path.name]
    assert inputs.digest(overlaid.data) == Atlas(overlaid).data_version


def test_its_figures_are_measured_and_best_of_nothing(overlaid):
    rows = returns.ask(overlaid.warehouse, f"select * from measure where series = '{SUPPLIED}'")
    whole = {row["indicator"] for row in rows if (row["part"], row["breakdown"]) == ("whole", "")}
    assert len(whole) == 9
    assert {row["best"] for row in rows} == {False} and {row["provenance"] for row in rows} == {"owner"}
    assert {row["status"] for row in rows} <= {"supplied", "suppressed", "not_applicable"}
    appointment = next(row for row in rows if row["indicator"] == "appointment")
    assert appointment["basis"] == "counts" and appointment["verdict"] == "large gap"
    assert appointment["family"].endswith(SUPPLIED)


def test_every_published_row_is_the_same_with_and_without_it(overlaid, without):
    for table in COMPUTED:
        found = [returns.ask(one.warehouse, f"select * from {table} order by all") for one in (overlaid, without)]
        assert found[0] == found[1], table
    for table, column in (("measure", "series"), *((ladder, "source") for ladder in LADDERS)):
        kept = f"select * from {table} where {column} <> '{SUPPLIED}' order by all"
        assert returns.ask(overlaid.warehouse, kept) == returns.ask(without.warehouse, kept), table


def test_what_is_published_lies_beside_it_for_files(overlaid, without):
    assert overlaid.published_warehouse.is_file() and not without.published_warehouse.exists()
    atlas = Atlas(overlaid)
    assert any(row["series"] == SUPPLIED for row in atlas.measures_of("TA1"))
    assert not any(row["series"] == SUPPLIED for row in atlas.published.measures_of("TA1"))
    assert Atlas(without).published.supplied.figures == 0
    for table in ("figure", "measure", "trend", "source", "meta"):
        for ending in ("csv", "parquet"):
            path = atlas.download(table, ending)
            with duckdb.connect() as connection:
                rows = connection.execute(f"from '{path}'").fetchall()
            assert rows and not any("supplied" in str(cell) for row in rows for cell in row), table


def test_a_supplied_place_stands_in_no_list_of_the_map(overlaid, without):
    atlas, plain = Atlas(overlaid), Atlas(without)
    assert atlas.map_areas("appointment", "whole", ["trust"], [2025]) == []
    assert atlas.map_choices() == plain.map_choices()
    assert atlas.map_places() == plain.map_places()
    survey = ("harassment_staff", "whole", 2024)
    assert atlas.map_rates(*survey) == plain.map_rates(*survey)


def test_small_counts_of_the_owner_are_hidden_too(overlaid):
    rows = returns.ask(
        overlaid.warehouse, f"select * from figure where source = '{SUPPLIED}' and breakdown = 'executive'"
    )
    assert rows and {row["status"] for row in rows} == {"suppressed"} and {row["value"] for row in rows} == {None}


def hidden_in(path):
    found = returns.ask(path, "select count(*) as hidden from figure where status = 'suppressed'")
    return found[0]["hidden"]


def test_the_owner_in_private_sees_their_own_counts_and_no_file_has_them(small):
    settings = dataclasses.replace(small.write(published_figures(small)), private=True)
    returns.take_in(settings, source=SUPPLIED)
    build.build(settings)
    assert (hidden_in(settings.warehouse) > 0, hidden_in(settings.private_warehouse)) == (True, 0)
    assert settings.private_warehouse.stat().st_mode & 0o077 == 0
    atlas = Atlas(settings)
    executives = [row for row in atlas.measures_of("TA1") if row["breakdown"] == "executive"]
    assert executives and executives[0]["bme"] is not None and atlas.supplied.figures == 147
    assert serve.is_fresh(settings)
    assert not any(row["series"] == SUPPLIED for row in atlas.published.measures_of("TA1"))


@pytest.mark.parametrize("breaks", [False, True])
def test_no_later_build_leaves_a_private_warehouse(small, breaks):
    settings = small.write(published_figures(small))
    returns.take_in(settings, source=SUPPLIED)
    build.build(dataclasses.replace(settings, private=True))
    assert settings.private_warehouse.is_file()
    if breaks:
        (settings.data / "verdict.toml").write_text("", encoding="utf-8")
        with pytest.raises(AtlasError):
            build.build(settings)
    else:
        build.build(settings)
    assert not settings.private_warehouse.exists() and settings.warehouse.is_file()


def test_a_private_view_of_nothing_is_refused(small):
    settings = dataclasses.replace(small.write(published_figures(small)), private=True)
    with pytest.raises(AtlasError, match="nothing to show in private"):
        build.build(settings)


def test_the_copy_says_how_many_and_whose(overlaid, without):
    assert Atlas(overlaid).supplied.sentence == (
        "This copy shows 147 figures supplied by TA1 NHS Trust that are not published. They count in no rank, area, "
        "coverage or file."
    )
    assert Atlas(without).supplied.sentence == ""


def test_a_server_notices_a_changed_overlay_and_its_end(small):
    settings = small.write(published_figures(small))
    build.build(settings)
    assert serve.is_fresh(settings)
    returns.take_in(settings, source=SUPPLIED)
    assert not serve.is_fresh(settings)
    build.build(settings)
    assert serve.is_fresh(settings)
    (settings.home / "overlay" / "TA1.csv").unlink()
    assert not serve.is_fresh(settings)
    build.build(settings)
    assert serve.is_fresh(settings) and not settings.published_warehouse.exists()
    assert Atlas(settings).supplied.figures == 0


def test_a_faulty_overlay_leaves_the_last_good_build(small):
    settings = small.write(published_figures(small))
    build.build(settings)
    before = settings.warehouse.read_bytes()
    returns.take_in(settings, source=SUPPLIED)
    path = settings.home / "overlay" / "TA1.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("TA1", "ZZ9"), encoding="utf-8")
    with pytest.raises(CheckError, match="no specimen organisation"):
        build.build(settings)
    assert settings.warehouse.read_bytes() == before and not settings.published_warehouse.exists()


def test_a_second_return_adds_to_the_overlay(small):
    settings = small.write(published_figures(small))
    returns.take_in(settings, source=SUPPLIED)
    returns.take_in(settings, source=SUPPLIED, year=2024, name="older.csv")
    with (settings.home / "overlay" / "TA1.csv").open(encoding="utf-8", newline="") as handle:
        years = [row["wres_year"] for row in csv.DictReader(handle)]
    assert (years.count("2024"), years.count("2025")) == (147, 147)
