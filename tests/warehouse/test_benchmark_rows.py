"""The benchmark workbook taken in: lines of five years for BME and White, cut where indicator 7 has another base."""

from __future__ import annotations

import duckdb
import pytest
import xlsxwriter

from atlas.sources import nss_benchmark, store
from atlas.sources.organisations import Organisations
from atlas.warehouse import build

YEARS = range(2020, 2025)
BASE = {
    "break_id": "base", "indicator": "career_progression", "part": "all", "organisations": "all", "series": "all",
    "from_year": 2021, "year_kind": "survey_year", "kind": "base", "cuts": "true", "text": "New base.", "source": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def built(small, tmp_path_factory):
    """TA1 in the workbook, White 10 and BME 20 per cent, a point more each year; its answers are held for 2024."""
    settings = small.write([small.figure(denominator=2000), *small.share_of_respondents("TA1", 25.0)], breaks=[BASE])
    path = tmp_path_factory.mktemp("benchmark") / "benchmark.xlsx"
    columns = [
        (f"{question}_eth_summary_{group}_{year}", 0.1 * group + 0.01 * (year - 2020))
        for question in ("har_from_pat", "har_from_staff", "equal", "q16b") for year in YEARS for group in (1, 2)
    ]  # fmt: skip
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Acute&Acute Community Trusts")
        sheet.write_row(0, 0, ["org_id", "org_name", *(name for name, _ in columns)])
        sheet.write_row(1, 0, ["TA1", "TA1 NHS Trust", *(value for _, value in columns)])
    reading = nss_benchmark.read(path, Organisations.load(settings.data))
    store.write(store.plan(reading, path, settings.data), settings.data)
    build.build(settings)
    return settings


def ask(settings, query):
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_five_years_of_both_groups_make_a_line(built):
    rows = ask(
        built,
        "select \"group\", first_year, last_year, points, round(change, 6) from trend where organisation = 'TA1' "
        "and series = 'nss-benchmark' and indicator = 'discrimination' and \"group\" in ('bme', 'white') order by all",
    )
    assert rows == [("bme", 2020, 2024, 5, 4.0), ("white", 2020, 2024, 5, 4.0)]


def test_the_line_of_indicator_7_is_cut_at_its_new_base(built):
    rows = ask(
        built,
        "select first_year, last_year from trend where organisation = 'TA1' and series = 'nss-benchmark' "
        "and indicator = 'career_progression' and \"group\" = 'bme' order by all",
    )
    assert rows == [(2020, 2020), (2021, 2024)]


def test_bases_are_estimated_where_the_official_answers_are_held(built):
    rows = ask(
        built,
        "select survey_year, basis, bme_base, round(ratio_harm, 6) from measure where organisation = 'TA1' "
        "and series = 'nss-benchmark' and indicator = 'discrimination' order by survey_year",
    )
    assert rows[-1] == (2024, "estimated", 500.0, round(24 / 14, 6))
    assert {row[1:3] for row in rows[:-1]} == {("none", None)}


def test_the_publication_counts_as_held(built):
    assert ask(built, "select held, figures from source where source = 'nss-benchmark-workbook'") == [(True, 40)]
