"""Every worked example is run by a file of its kind, and what is published about England comes out of the figures."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest


def test_every_example_is_run(any_example):
    assert (Path(__file__).parent / f"test_spec_{any_example['kind']}.py").is_file()


@pytest.fixture(scope="module")
def warehouse(real_settings):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize(
    ("indicator", "bme", "white"),
    [("harassment_public", 28.63, 23.51), ("career_progression", 49.51, 58.85), ("discrimination", 15.20, 6.77)],
)
def test_england_2024_is_a_gap_or_worse(warehouse, indicator, bme, white):
    row = warehouse.execute(
        "select bme, white, verdict from measure "
        "where organisation = 'ENG' and indicator = ? and part = 'whole' and survey_year = 2024 and best",
        [indicator],
    ).fetchone()
    assert row[:2] == (pytest.approx(bme, abs=0.005), pytest.approx(white, abs=0.005))
    assert row[2] in ("gap", "large gap")


@pytest.mark.parametrize(
    ("band", "known", "everyone"),
    [("band_5", 37.1, 35.1), ("band_8a", 16.9, 16.4), ("band_9", 10.9, 10.3), ("vsm", 8.6, 8.0)],
)
def test_bme_share_of_bands_june_2022(warehouse, band, known, everyone):
    row = warehouse.execute(
        "select share_known, share from progression where organisation = 'ENG' and snapshot_date = '2022-06-30' "
        "and ladder = 'all' and \"group\" = 'bme' and band = ?",
        [band],
    ).fetchone()
    assert row == (pytest.approx(known, abs=0.051), pytest.approx(everyone, abs=0.051))


@pytest.mark.parametrize(
    ("ladder", "ratio"), [("clinical", 3.72), ("clinical_with_support", 1.96), ("non_clinical", 1.39)]
)
def test_lower_to_upper_june_2022(warehouse, ladder, ratio):
    row = warehouse.execute(
        "select ratio, low, high from progression_step where organisation = 'ENG' and snapshot_date = '2022-06-30' "
        "and ladder = ? and \"group\" = 'bme' and step = 'lower_upper'",
        [ladder],
    ).fetchone()
    assert row[0] == pytest.approx(ratio, abs=0.005)
    assert row[1] < row[0] < row[2]


@pytest.mark.parametrize(("yardstick", "needed"), [("afc_vsm", 7345), ("all_staff", 9784)])
def test_staff_to_parity_june_2022(warehouse, yardstick, needed):
    row = warehouse.execute(
        "select needed from parity where organisation = 'ENG' and snapshot_date = '2022-06-30' and yardstick = ?",
        [yardstick],
    ).fetchone()
    assert row == (needed,)


def test_numbers_of_units_by_survey(warehouse):
    found = warehouse.execute(
        "select year, with_figure from coverage where indicator = 'discrimination' and part = 'whole' "
        "and level = 'trust' and \"group\" = 'all' and source = '' and period_kind = 'survey' order by year"
    ).fetchall()
    expected = {2019: 229, 2021: 217, 2022: 215, 2023: 213, 2024: 210}
    assert {year: number for year, number in found if year in expected} == expected
