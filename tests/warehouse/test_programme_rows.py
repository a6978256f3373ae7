"""Programmes in the warehouse: every row of the register, national facts beside it, and the checks on both."""

from __future__ import annotations

import csv
import shutil

import duckdb
import pytest

from atlas import config
from atlas.errors import CheckError
from atlas.warehouse import build
from atlas.warehouse.connection import Warehouse


@pytest.fixture(scope="module")
def ask(real_settings):
    warehouse = Warehouse(real_settings.warehouse)
    return lambda query: warehouse.cursor().execute(query).fetchall()


def test_every_row_of_the_register_is_in_the_warehouse(ask, root):
    with (root / "data/programmes/register.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert ask("select count(*), count(distinct programme_id) from programme") == [(len(rows), len(rows))]
    assert ask("select first_year from programme where \"year\" = '2024-2026' limit 1") == [(2024,)]
    assert ask("select count(*) from programme where \"year\" = '' and first_year is not null") == [(0,)]


def test_rows_set_aside_are_on_the_list_of_the_data_page(ask):
    assert ask("select count(*) from quarantine where source = 'programmes-published'") == [(36,)]


def test_a_share_without_comparator_says_so(ask):
    assert ask("select outcome, comparator from programme_national where programme = 'Breaking Through'") == [
        ("75 per cent of alumni moved to more senior roles", "none")
    ]


def test_a_national_programme_keeps_its_line_of_the_file(ask, root):
    with (root / "data/programmes/national.csv").open(encoding="utf-8", newline="") as handle:
        named = [(row["programme"], place) for place, row in enumerate(csv.DictReader(handle), 1)]
    assert sorted(ask("select programme, position from programme_national")) == sorted(named)


def test_risk_assessments_and_leadership_have_their_denominators(ask):
    counts = ask("select numerator, denominator from risk_assessment_2020 where numerator is not null order by as_of")
    assert counts == [(14, 80), (27, 70)]
    assert ask("select numerator, denominator from leadership_count where year = 2025") == [(0, 26)]


@pytest.mark.parametrize(
    ("column", "value", "check"),
    [
        ("organisation", "XXXX", "every programme is of a known organisation"),
        ("kind", "club", "every programme has a known kind"),
        ("address", "", "every programme has a known kind"),
        ("scheme", "unheard-of", "every programme has a known kind"),
        (None, None, "no programme stands twice"),
    ],
)
def test_a_row_at_fault_stops_the_build(small, root, column, value, check):
    settings: config.Settings = small.write([])
    folder = settings.data / "programmes"
    shutil.copytree(root / "data/programmes", folder)
    with (folder / "register.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))[:1]
    good = rows[0] | {"organisation": "TA1"}
    rows = [good, good] if column is None else [good | {column: value}]
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(good), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    with duckdb.connect() as connection:
        build.fill_inputs(connection, settings.data)
        with pytest.raises(CheckError, match=check):
            build.checks.run(connection, "inputs")
