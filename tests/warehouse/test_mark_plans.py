"""A published action plan in a register is a fact for the mark; none in it is no fact against anybody."""

from __future__ import annotations

import shutil

import pytest

from atlas.sources import programme_register as register
from atlas.warehouse import build, connection, mark_plans


@pytest.mark.parametrize(
    ("printed", "years"),
    [
        ("2025", [2025]), ("2024-2026", [2024, 2025, 2026]), ("2024-25", [2024, 2025]), ("2024/25", [2024, 2025]),
        ("2025–27", [2025, 2026, 2027]), ("", []), ("autumn 2025", []), ("2026-2024", []),
    ],
)  # fmt: skip
def test_the_years_of_a_plan(printed, years):
    assert list(mark_plans.years(printed)) == years


def plan(organisation, **values):
    blank = dict.fromkeys(register.STORED, "")
    row = blank | {
        "organisation": organisation, "kind": "other", "scheme": mark_plans.SCHEME, "name": "WRES action plan",
        "about": "race", "year": "2024-25", "address": f"{organisation.lower()}.example/plan",
        "provenance": "publisher",
        "file": "register.our-region.csv", "row": "2",
    }  # fmt: skip
    return register.Entry(**row | values)


@pytest.fixture(scope="module")
def plans(small, root):
    """By trust the criterion of WRES 2025: TA1 publishes a plan, TA2's is told second-hand, TB1's has no year."""
    settings = small.write([*small.pair("TA1", 12, 6), *small.pair("TC1", 12, 6)])
    shutil.copytree(root / "data/programmes", settings.data / "programmes", ignore=shutil.ignore_patterns("register*"))
    rows = [plan("TA1"), plan("TA2", provenance="press"), plan("TB1", year=""), plan("TC1", scheme="")]
    (settings.data / "programmes/register.our-region.csv").write_text(register.render(rows), encoding="utf-8")
    build.build(settings)
    cursor = connection.Warehouse(settings.warehouse).cursor()
    found = cursor.execute(
        "select organisation, wide, source, reason from mark_criterion where criterion = 'action_plan'"
    ).fetchall()
    return {organisation: rest for organisation, *rest in found}


def test_a_plan_in_the_register_meets_the_criterion_with_its_address(plans):
    assert plans.pop("TA1") == ["met", "https://ta1.example/plan", ""]
    assert set(plans) >= {"TA2", "TB1", "TC1"}
    assert {tuple(rest[:2]) for rest in plans.values()} == {("can’t be checked", "")}
    assert {rest[2] for rest in plans.values()} == {"not known: no fact about a published plan is held"}


def test_the_scheme_is_one_of_those_a_register_may_name(root):
    known = register.schemes(root / "data")
    assert known[mark_plans.SCHEME].about == "race"
    assert known[mark_plans.SCHEME].is_printed_in("WRES action plan 2024-25")
