"""The tables of the mark: what is published decides, no return of an owner, and an old version gives the old result."""

from __future__ import annotations

import csv
import importlib.util
import shutil
from pathlib import Path

import pytest

from atlas.errors import DefinitionError
from atlas.warehouse import build

_SPEC = importlib.util.spec_from_file_location("return_rows", Path(__file__).with_name("test_return_rows.py"))
returns = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(returns)
# From the WRES year 2022 indicator 7 has its present base, so the line is unbroken.
YEARS = tuple(range(2022, 2027))
PLANS = "organisation,wres_year,published,address,checked,note\n"


def bands(part, white, bme):
    """Everybody of a staff group in three bands."""
    rows = {}
    for band in ("under_band_1", "1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9", "vsm"):
        name = band if band in ("under_band_1", "vsm") else f"band_{band}"
        place = {"5": 0, "6": 1, "8a": 2}.get(band)
        for group, numbers in (("white", white), ("bme", bme)):
            rows["1", f"{part}_{name}", group] = ("0" if place is None else numbers[place], "")
        rows["1", f"{part}_{name}", "unknown"] = ("0", "")
    return rows


def equal_trust():
    """A large trust, equal in everything: 14,400 White and 7,200 BME staff, half of whom answer the survey."""
    found = bands("clinical", (6000, 3000, 900), (3000, 1500, 450)) | bands(
        "non_clinical", (3000, 1200, 300), (1500, 600, 150)
    )
    for grade in ("consultant", "senior_medical_manager", "career_grade", "trainee", "other_medical"):
        for group in ("white", "bme", "unknown"):
            found["1", f"medical_{grade}", group] = ("0", "")
    staff = {"white": 14400, "bme": 7200, "unknown": 0}
    for group, people in staff.items():
        found["2", "", group] = (people // 20, people // 4)
        found["3", "", group] = (people // 100, people)
        found["4", "", group] = (people // 2, people)
        for number, part in (("5", 0.2), ("6", 0.2), ("7", 0.6), ("8", 0.06)):
            found[number, "", group] = (round(people * 0.5 * part), people // 2)
        found["2", "", "unknown"] = (10, 40)
    for number in "5678":
        found[number, "", "unknown"] = (10, 40)
    return found


@pytest.fixture(scope="module")
def built(small):
    """TA1 equal in five years, TB1 in one, TC1 without a return; White staff in England as in TA1."""
    settings = small.write(_national(small))
    (settings.data / "mark/action_plans.csv").write_text(
        PLANS + "".join(f"TA1,{year},yes,https://example.org/plan,2025-11-01,\n" for year in YEARS),
        encoding="utf-8",
    )
    for year in YEARS:
        returns.take_in(settings, "TA1", changed=equal_trust(), year=year)
    returns.take_in(settings, "TB1", changed=equal_trust(), year=2026)
    build.build(settings)
    return settings


def _national(small):
    rates = {"harassment_public": 20.0, "harassment_staff": 20.0, "career_progression": 60.0, "discrimination": 6.0}
    return [
        small.figure(organisation="ENG", level="england", source="nss-2024-national", indicator=name, group="white",
                     value=rate, denominator=100000, year=year)
        for name, rate in rates.items()
        for year in [year - 1 for year in YEARS]
    ]  # fmt: skip


def marks(settings, organisation="TA1", version=1):
    rows = returns.ask(
        settings.warehouse,
        f"select * from mark where organisation = '{organisation}' and version = {version} order by wres_year",
    )
    return {row["wres_year"]: row for row in rows}


def test_an_equal_trust_earns_gold_when_it_has_held_for_two_years(built):
    found = marks(built)
    assert [row["mark"] for row in found.values()] == ["not assessed", "not assessed", "silver", "gold", "gold"]
    assert [row["event"] for row in found.values()] == ["", "", "awarded", "raised", "renewed"]
    assert (found[2026]["checked"], found[2026]["criteria"], found[2026]["wide_met"]) == (11, 11, 9)


def test_three_years_of_cases_are_taken_together(built):
    (row,) = returns.ask(
        built.warehouse,
        "select * from mark_criterion where organisation = 'TA1' and wres_year = 2026 and criterion = 'disciplinary'",
    )
    # 216 of 21,600 and 432 of 43,200 person-years: se = sqrt(1/216 - 1/21600 + 1/432 - 1/43200) = 0.0829.
    assert (row["value"], row["years"]) == (pytest.approx(1.0), "2024 to 2026")
    assert row["low"] == pytest.approx(0.850, abs=0.001) and row["high"] == pytest.approx(1.176, abs=0.001)
    assert (row["wide"], row["close"], row["source"]) == ("met", "met", returns.SOURCE)


def test_one_year_is_not_assessed_whatever_it_shows(built):
    row = marks(built, "TB1")[2026]
    assert (row["mark"], row["earned"]) == ("not assessed", "not assessed")
    plan = returns.ask(
        built.warehouse,
        "select * from mark_criterion where organisation = 'TB1' and wres_year = 2026 and criterion = 'action_plan'",
    )
    assert plan[0]["wide"] == "can’t be checked" and plan[0]["reason"].startswith("not known")


def test_a_trust_of_which_nothing_is_published_is_not_assessed_and_told_what_would_complete_it(built):
    assert marks(built, "TC1")[2026]["checked"] == 0
    rows = returns.ask(built.warehouse, "select * from mark_criterion where organisation = 'TC1' and wres_year = 2026")
    assert len(rows) == 11 and {row["wide"] for row in rows} == {"can’t be checked"}
    assert {row["completed_by"] for row in rows} == {"wres-trust-workbook", "nss-benchmark-workbook", ""}


def test_every_threshold_and_year_is_tried(built):
    rows = returns.ask(built.warehouse, "select * from mark_sensitivity where organisation = 'TA1'")
    assert {row["name"] for row in rows if row["kind"] == "year left out"} == {str(y) for y in YEARS}
    by = {(row["name"], row["value"]): row["mark"] for row in rows}
    assert by["gold.close", 6.0] == "gold" and by["eligibility.years", 4.0] == "gold"
    assert by["2024", None] == "gold"


def test_an_owners_return_earns_nothing(small):
    settings = small.write(_national(small))
    for year in YEARS:
        returns.take_in(settings, source="supplied-return", changed=equal_trust(), year=year)
    build.build(settings)
    assert returns.ask(settings.warehouse, "select count(*) as n from mark where mark <> 'not assessed'")[0]["n"] == 0
    (row,) = returns.ask(settings.warehouse, "select max(checked) as n from mark")
    assert not row["n"]


def test_an_old_version_on_old_data_gives_the_old_result(built, small):
    """With a stricter second version beside it and a bad year after it, nothing of version 1 up to 2024 changes."""
    settings = small.write(_national(small))
    shutil.copytree(built.data, settings.data, dirs_exist_ok=True)
    text = (settings.data / "mark/1.toml").read_text(encoding="utf-8")
    (settings.data / "mark/2.toml").write_text(
        text.replace("version = 1", "version = 2").replace("close = 5", "close = 10"), encoding="utf-8"
    )
    worse = equal_trust() | {("2", "", "bme"): (150, 1800), ("4", "", "bme"): (1500, 7200)}
    returns.take_in(settings, "TA1", changed=worse, year=2026)
    build.build(settings)
    before, after = marks(built), marks(settings)
    for year in YEARS[:-1]:
        assert after[year] | {"newest": None} == before[year] | {"newest": None}
    assert after[2026]["earned"] != before[2026]["earned"] == "gold"
    assert (after[2026]["mark"], after[2026]["event"]) == ("gold", "kept after a failing year")
    second = marks(settings, version=2)
    assert [row["mark"] for row in second.values()] == ["not assessed", "not assessed", "silver", "silver", "silver"]


def test_a_version_names_only_indicators_that_there_are(small):
    settings = small.write([small.figure()])
    path = settings.data / "mark/1.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('indicator = "board"', 'indicator = "boards"'), "utf-8")
    with pytest.raises(DefinitionError, match="there is no indicator 'boards'"):
        build.build(settings)


def test_no_real_employer_is_given_a_mark_that_its_figures_do_not_support(real_settings):
    """No version of the method can be completed from what is published today."""
    rows = returns.ask(
        real_settings.warehouse, "select mark, max(checked) as checked, count(*) as n from mark group by 1"
    )
    assert [row["mark"] for row in rows] == ["not assessed"] and rows[0]["checked"] == 4 and rows[0]["n"] > 190


def test_a_rule_about_people_says_what_their_number_rests_on(built, real_settings):
    def bases(settings, rule, where):
        rows = returns.ask(settings.warehouse, f"select * from mark_rule where rule = '{rule}' and {where}")
        return {(row["basis"], row["count"] is None) for row in rows}

    for rule in ("unknown_percent", "bme_staff", "bme_respondents"):
        assert bases(built, rule, "organisation = 'TA1' and wres_year = 2026") == {("counts", False)}
        assert bases(built, rule, "organisation = 'TC1'") == {("", True)}
    assert bases(built, "complete", "organisation = 'TA1'") == {("", False)}
    # Of real trusts the respondents are estimated from the base and the ethnic mix, and some are told as met by that.
    assert bases(real_settings, "bme_respondents", "state = 'met'") == {("estimated", False)}


def test_the_file_of_plans_is_empty_until_facts_are_collected(root):
    with (root / "data/mark/action_plans.csv").open(encoding="utf-8") as handle:
        assert list(csv.DictReader(handle)) == []
