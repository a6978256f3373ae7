"""Figures printed by trusts: matching by name, bounds, and every trap that public pages have held."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from atlas.sources import trust_published
from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.tidy import Figure, Reading

PAGE = "www.example.org/wres"


def _trust(code: str, name: str, valid_from: str = "2001-04-01", valid_to: str = "") -> Organisation:
    return Organisation(
        code, "trust", name, name, "acute", "QZZ", "YZZ", "QZZ", "", "", valid_from, valid_to, "", code, "", "", ""
    )


# Invented: a renamed trust, a predecessor that closed, and two trusts that used one name after each other.
ORGANISATIONS = Organisations(
    rows=(
        _trust("ZZA", "Aldermoor University Hospitals NHS Foundation Trust"),
        _trust("ZZB", "Brightwater Healthcare NHS Trust", valid_to="2019-09-30"),
        _trust("ZZC", "Castle Valley NHS Trust", valid_to="2018-03-31"),
        _trust("ZZD", "Castle Valley Partnership NHS Trust", valid_from="2018-04-01"),
        _trust("ZZE", "Elm Community NHS Trust"),
        _trust("ZZF", "Fen Community NHS Trust"),
    ),
    names=(
        ("ZZA", "Aldermoor Hospital NHS Trust"),
        ("ZZC", "Castle Valley NHS Trust"),
        ("ZZD", "CASTLE VALLEY NHS TRUST"),
        ("ZZE", "Riverside NHS Trust"),
        ("ZZF", "Riverside NHS Trust"),
    ),
)

ROW = {
    "trust": "Aldermoor University Hospitals NHS Foundation Trust",
    "ods_code": "ZZA",
    "wres_year": "2022",
    "indicator": "6",
    "measure": "staff survey",
    "bme_value": "35",
    "white_value": "29",
    "ratio": "",
    "ratio_direction": "",
    "unit": "percent of respondents",
    "source_address": PAGE,
    "confidence": "source",
    "note": "",
}
RATIO = {
    "indicator": "2",
    "measure": "all posts",
    "bme_value": "",
    "white_value": "",
    "ratio": "1.6",
    "ratio_direction": "White/BME",
    "unit": "relative likelihood",
}


def _read(tmp_path: Path, *changes: dict[str, str]) -> Reading:
    path = tmp_path / "trusts.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, trust_published.COLUMNS)
        writer.writeheader()
        writer.writerows([ROW | change for change in changes])
    assert trust_published.recognise(path)
    return trust_published.read(path, ORGANISATIONS)


def _figures(tmp_path: Path, **changes: str) -> list[Figure]:
    reading = _read(tmp_path, changes)
    assert [rejected.reason for rejected in reading.rejected] == []
    return reading.figures


def _reason(tmp_path: Path, **changes: str) -> str:
    reading = _read(tmp_path, changes)
    assert reading.figures == []
    (rejected,) = reading.rejected
    assert rejected.text.startswith((ROW | changes)["trust"])
    return rejected.reason


def test_both_groups_of_a_survey_question(tmp_path: Path) -> None:
    bme, white = _figures(tmp_path)
    assert (bme.organisation, bme.indicator, bme.group, bme.value) == ("ZZA", "harassment_staff", "bme", 35)
    assert (white.group, white.value, white.statistic) == ("white", 29, "rate")
    assert (bme.survey_year, bme.wres_year, bme.locator, bme.sheet) == (2021, 2022, "web", PAGE)


def test_respondents_that_the_page_prints_are_the_base(tmp_path: Path) -> None:
    bme, white = _figures(tmp_path, note="respondents: 259 BAME, 954 White")
    assert (bme.denominator, white.denominator) == (259, 954)
    assert bme.numerator is None


@pytest.mark.parametrize(
    ("name", "hint", "year", "code"),
    [
        ("Aldermoor Hospital NHS Trust", "ZZA", "2022", "ZZA"),  # a name it no longer has
        ("aldermoor hospital", "ZZB", "2022", "ZZA"),  # the printed code belongs to somebody else
        ("Brightwater Healthcare NHS Trust", "ZZB", "2019", "ZZB"),  # closed since
        ("Brightwater Healthcare NHS Trust", "ZZB", "2020", "ZZB"),  # closed within twelve months before the period
        ("Castle Valley NHS Trust", "", "2017", "ZZC"),  # one name, two trusts: the one open then
        ("Castle Valley NHS Trust", "", "2022", "ZZD"),
        ("Riverside NHS Trust", "ZZF", "2022", "ZZF"),  # two at once: only here the printed code decides
    ],
)
def test_the_trust_is_found_by_name(tmp_path: Path, name: str, hint: str, year: str, code: str) -> None:
    figures = _figures(tmp_path, trust=name, ods_code=hint, wres_year=year)
    assert {figure.organisation for figure in figures} == {code}


def test_a_code_that_belongs_to_another_trust_is_remarked(tmp_path: Path) -> None:
    (remark,) = _read(tmp_path, {"ods_code": "ZZB"}).remarks
    assert remark.startswith("trusts.csv, line 2: Aldermoor University Hospitals NHS Foundation Trust is ZZA by name")
    assert "the code ZZB printed beside it was not used" in remark


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"confidence": "source-suspect", "note": "labels swapped"}, "copied as doubtful: labels swapped"),
        ({"wres_year": ""}, "no year is printed"),
        ({"wres_year": "2014"}, "before the first returns of 2015"),
        ({"note": "year inferred"}, "the year is inferred or approximate"),
        ({"note": "year approximate; two trusts pooled"}, "the year is inferred or approximate"),
        ({"note": "workforce 21 percent => 31 March 2022"}, "the year is inferred"),
        ({"note": "year as printed; survey/WRES mapping not stated"}, "may be that of the survey"),
        ({"indicator": "context"}, "'context' is not one of the nine"),
        ({"indicator": "data quality"}, "'data quality' is not one of the nine"),
        ({"trust": "NHS Somewhere CCG (commissioner)"}, "not one known trust"),
        ({"ods_code": "ZZA+ZZB"}, "not one known trust"),
        ({"trust": "Nowhere NHS Trust"}, "no trust of the register has ever been called 'Nowhere NHS Trust'"),
        ({"trust": "Brightwater Healthcare NHS Trust"}, "was not open in the period"),
        ({"trust": "Riverside NHS Trust", "ods_code": "ZZA"}, "several trusts were called 'Riverside NHS Trust'"),
        ({"bme_value": "", "white_value": ""}, "no value for BME staff, White staff or their ratio"),
        ({"bme_value": "a third"}, "'a third' is not a number"),
        ({"measure": "staff survey 2019"}, "the survey of 2019 is not the one of WRES 2022"),
        ({"indicator": "7", "measure": "staff survey, old base"}, "the old base of indicator 7"),
        ({"unit": "respondents"}, "the unit 'respondents'"),
        ({"measure": "gap, staff survey 2021"}, "is not the level of a staff survey question"),
        # the traps: labels swapped, a slip of the decimal point, a ratio whose direction cannot be told
        ({"bme_value": "19.9", "white_value": "25.5"}, "seem to be swapped"),
        ({"indicator": "7", "bme_value": "87.2", "white_value": "78.5"}, "seem to be swapped"),
        (RATIO | {"ratio": "17.16"}, "the ratio is not between 0.1 and 10"),
        (RATIO | {"ratio_direction": "ambiguous"}, "the direction of the ratio is not plain"),
        (RATIO | {"ratio_direction": "White/Black"}, "the direction of the ratio is not plain"),
        (RATIO | {"indicator": "3", "measure": "formal disciplinary 2015-16"}, "the financial year 2015-16"),
        (RATIO | {"measure": "medical posts only"}, "is not what indicator 2 measures"),
    ],
)
def test_set_aside_with_its_reason(tmp_path: Path, changes: dict[str, str], reason: str) -> None:
    assert reason in _reason(tmp_path, **changes)


SHARE = {"indicator": "1", "white_value": "", "bme_value": "19"}


@pytest.mark.parametrize(
    ("measure", "unit", "part", "breakdown", "statistic"),
    [
        ("overall", "percent of workforce", "whole", "", "share"),
        ("AfC band 5", "percent of band", "whole", "band_5", "share"),
        ("non-clinical AfC band 8a", "percent of band", "non_clinical", "band_8a", "share"),
        ("clinical band 8a+", "percent of group", "clinical", "band_8a_plus", "share"),
        ("band 8a and above", "percent of group", "whole", "band_8a_plus", "share"),
        ("non-clinical VSM", "percent of band", "non_clinical", "vsm", "share"),
        ("bands 8-9 and VSM", "percent of group", "whole", "band_8a_to_vsm", "share"),
        ("AfC bands 6 and 7", "percent of bands (about)", "whole", "band_6_and_7", "share"),
        ("clinical", "percent of clinical workforce", "clinical", "", "share"),
        ("consultants", "percent of consultants", "medical", "consultant", "share"),
        ("headcount", "headcount", "whole", "", "count"),
        ("non-clinical AfC band 2", "headcount", "non_clinical", "band_2", "count"),
    ],
)
def test_bands_and_staff_groups(
    tmp_path: Path, measure: str, unit: str, part: str, breakdown: str, statistic: str
) -> None:
    (figure,) = _figures(tmp_path, **SHARE, measure=measure, unit=unit)
    assert (figure.part, figure.breakdown, figure.statistic) == (part, breakdown, statistic)
    assert (figure.indicator, figure.period_end) == ("representation", "2022-03-31")


@pytest.mark.parametrize(
    ("measure", "unit", "note", "reason"),
    [
        ("AfC band 7 and above", "percent of workforce", "", "the base is the whole workforce"),
        ("band 7 and above", "percent (base unclear)", "", "the base of the percentage is not stated"),
        ("share of BME staff in band 4 and below", "percent of BME staff", "", "the base is all BME staff"),
        ("senior staff", "percent of group", "", "the group 'senior staff' is not defined by pay band"),
        ("overall", "percent of workforce", "Feb 2022 data, not a WRES snapshot", "not measured on 31 March"),
        ("overall", "percent of workforce", "snapshot of 30 September, not 31 March", "not measured on 31 March"),
        ("AfC band 9", "percent of band", "n = 10; looks inconsistent with 30%", "count and percentage"),
    ],
)
def test_representation_set_aside(tmp_path: Path, measure: str, unit: str, note: str, reason: str) -> None:
    assert reason in _reason(tmp_path, **SHARE, measure=measure, unit=unit, note=note)


def test_shares_of_the_board(tmp_path: Path) -> None:
    (share,) = _figures(tmp_path, **SHARE | {"indicator": "9"}, measure="board", unit="percent of board")
    assert (share.indicator, share.statistic, share.unit) == ("board", "share", "per cent of board members")
    gap = {"indicator": "9", "measure": "board gap", "bme_value": "", "white_value": "", "ratio": "-0.64"}
    (found,) = _figures(tmp_path, **gap, ratio_direction="board minus workforce", unit="percentage points")
    assert (found.statistic, found.value, found.unit) == ("gap", -0.64, "percentage points")
    assert "which share was taken from which" in _reason(tmp_path, **gap, ratio_direction="", unit="percentage points")
    assert "not a share of the board" in _reason(
        tmp_path, **SHARE | {"indicator": "9"}, measure="board", unit="board members (count)"
    )


def test_a_ratio_in_the_published_direction(tmp_path: Path) -> None:
    (figure,) = _figures(tmp_path, **RATIO)
    assert (figure.group, figure.statistic, figure.value, figure.transform) == ("ratio", "ratio", 1.6, "")


def test_a_ratio_plainly_the_other_way_round_is_turned_over(tmp_path: Path) -> None:
    (figure,) = _figures(tmp_path, **RATIO | {"ratio": "0.5", "ratio_direction": "BME/White"})
    assert (figure.value, figure.transform) == (2.0, "1/x")
    assert "turned over from 0.5 as BME/White" in figure.note


def test_rates_and_the_ratio_printed_with_them(tmp_path: Path) -> None:
    printed = RATIO | {"bme_value": "14.65", "white_value": "46.99", "ratio": "3.2"}
    unit = "percent appointed from shortlisting; ratio"
    bme, white, ratio = _figures(tmp_path, **printed | {"unit": unit})
    assert (bme.value, white.value, ratio.value) == (14.65, 46.99, 3.2)
    assert bme.unit == "per cent of shortlisted applicants"
    # A ratio that the copyist worked out is not a printed figure.
    assert len(_figures(tmp_path, **printed | {"unit": unit + " derived"})) == 2
    assert "does not follow from the two rates" in _reason(tmp_path, **printed | {"unit": unit, "ratio": "0.31"})


def test_bounds_stay_bounds_and_only_for_their_group(tmp_path: Path) -> None:
    unit = 'percent of respondents; White is a lower bound ("more than 90 per cent")'
    bme, white = _figures(tmp_path, indicator="7", bme_value="65", white_value="90", unit=unit)
    assert (bme.precision, white.precision) == ("exact", "bound")
    assert white.note.startswith("a lower bound: the true value is above it")
    (ratio,) = _figures(tmp_path, **RATIO | {"unit": 'ratio, lower bound ("over twice")', "ratio": "2"})
    assert ratio.precision == "bound"


def test_a_white_value_from_another_page_is_not_kept_under_this_address(tmp_path: Path) -> None:
    reading = _read(tmp_path, {"note": "White value from the information page (labels swapped there)"})
    assert [figure.group for figure in reading.figures] == ["bme"]
    assert [(row.column, row.row) for row in reading.rejected] == [("white_value", "2")]


def test_doubt_about_a_page_reaches_its_other_rows(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        {"note": "article about early 2022, year inferred"},
        {"wres_year": "2021", "note": "previous year on the same page"},
        {"wres_year": "2021", "note": "previous year on the same page", "source_address": "www.example.org/other"},
    )
    assert [row.reason for row in reading.rejected] == [
        "the year is inferred or approximate, not printed",
        "the year before one that is itself inferred",
    ]
    assert {figure.sheet for figure in reading.figures} == {"www.example.org/other"}
