"""The national series: what becomes a figure, what is set aside, what is never kept."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from atlas.errors import UnreadableFileError
from atlas.sources import national_wres
from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.tidy import Figure, Reading

PAGE = "A page on the WRES | www.example.org/wres"


def _organisation(code: str, level: str, name: str) -> Organisation:
    return Organisation(code, level, name, name, *[""] * 13)


ORGANISATIONS = Organisations(
    (_organisation("ENG", "england", "England"), _organisation("Y56", "region", "London")), names=()
)


def _read(tmp_path: Path, *rows: tuple[str, ...]) -> Reading:
    path = tmp_path / "national.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([national_wres.COLUMNS, *rows])
    assert national_wres.recognise(path)
    return national_wres.read(path, ORGANISATIONS)


def _one(tmp_path: Path, *row: str) -> Figure:
    reading = _read(tmp_path, row)
    assert [rejected.reason for rejected in reading.rejected] == []
    (figure,) = reading.figures
    return figure


def _reason(tmp_path: Path, *row: str) -> str:
    reading = _read(tmp_path, row)
    assert reading.figures == []
    (rejected,) = reading.rejected
    assert rejected.row == "2"
    return rejected.reason


def test_a_share_of_the_workforce(tmp_path: Path) -> None:
    figure = _one(
        tmp_path, "1", "2018", "BME", "19.1", "percent of workforce (headcount, 31 March)", PAGE, "source", ""
    )
    assert (figure.organisation, figure.indicator, figure.statistic, figure.value) == (
        "ENG",
        "representation",
        "share",
        19.1,
    )
    assert (figure.period_kind, figure.period_end, figure.wres_year) == ("snapshot", "2018-03-31", 2018)
    assert (figure.locator, figure.file, figure.sheet) == ("web", "A page on the WRES", "www.example.org/wres")
    assert (figure.precision, figure.status) == ("exact", "published")


def test_survey_indicators_take_the_survey_of_the_autumn_before(tmp_path: Path) -> None:
    figure = _one(tmp_path, "8", "2021", "BME", "16.7", "percent of respondents", PAGE, "source", "autumn 2020 survey")
    assert (figure.survey_year, figure.wres_year, figure.period_end) == (2020, 2021, "2020-12-31")
    assert (figure.statistic, figure.unit) == ("rate", "per cent of respondents")


def test_a_ratio_keeps_its_published_direction(tmp_path: Path) -> None:
    figure = _one(tmp_path, "2", "2022", "ratio", "1.54", "relative likelihood White/BME", PAGE, "source", "")
    assert (figure.group, figure.statistic, figure.value) == ("ratio", "ratio", 1.54)
    assert (figure.period_kind, figure.financial_year) == ("financial_year", "2021/22")
    assert "not the indicator's own" in _reason(
        tmp_path, "2", "2022", "ratio", "0.65", "relative likelihood BME/White", PAGE, "source", ""
    )


def test_bands_and_regions(tmp_path: Path) -> None:
    band = _one(tmp_path, "1_Band5", "2024", "BME", "42.3", "percent of AfC band 5", PAGE, "source", "")
    assert (band.breakdown, band.organisation) == ("band_5", "ENG")
    region = _one(
        tmp_path, "1_VSM_London", "2019", "BME", "14.7", "percent of very senior managers, London", PAGE, "source", ""
    )
    assert (region.breakdown, region.organisation, region.level) == ("vsm", "Y56", "region")


def test_wording_sets_the_precision(tmp_path: Path) -> None:
    bound = _one(
        tmp_path, "1_London", "2019", "BME", "50", 'percent of workforce, London ("almost 50")', PAGE, "source", ""
    )
    assert bound.precision == "bound"
    assert "upper bound" in bound.note
    rounded = _one(tmp_path, "1", "2017", "BME", "18", "percent of workforce (rounded)", PAGE, "source", "")
    assert rounded.precision == "rounded"


def test_the_base_of_indicator_7_must_go_with_its_year(tmp_path: Path) -> None:
    old, new = (f"percent of respondents, {base} base (don't know {what})" for base, what in
                (("OLD", "excluded"), ("NEW", "included")))  # fmt: skip
    assert "left out" in _one(tmp_path, "7", "2021", "BME", "69", old, PAGE, "source", "").note
    assert "counted in the base" in _one(tmp_path, "7", "2022", "BME", "44", new, PAGE, "source", "").note
    assert _reason(tmp_path, "7", "2022", "BME", "69", old, PAGE, "source", "") == (
        "base OLD does not go with WRES 2022"
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("2", "2013", "ratio", "1.74", "relative likelihood White/BME"), "before WRES 2016"),
        (("2", "2023", "trusts", "76", "percent of trusts"), "number or share of trusts"),
        (("1", "2021", "BME", "309532", "headcount"), "a headcount or an increase"),
        (("1", "2022", "BME", "27500", "increase in headcount on year"), "a headcount or an increase"),
        (("5", "2021", "BME women", "29.5", "percent of respondents"), "group 'BME women'"),
        (("7", "2022", "Black", "35", "percent of respondents"), "group 'Black'"),
        (("2_region", "2021", "ratio", "1.77", "relative likelihood White/BME, worst region (not named)"), "not named"),
        (("6", "2023", "ratio", "1.27", "BME/White, called national average by a trust"), "a trust calls it national"),
        (("8", "2021", "BME", "16", "percent of respondents (rounded, average of trusts)"), "an average of trusts"),
        (("MWRES", "2020", "BME", "42", "percent of doctors"), "not one of the nine indicators"),
        (("1_North", "2019", "BME", "11", "percent of workforce, North"), "not one of the seven regions"),
        (("1_London", "2019", "BME", "11", "percent of workforce, North"), "says London and the unit North"),
        (("1", "2019", "BME", "a tenth", "percent of workforce"), "is not a number"),
    ],
)
def test_set_aside_with_its_reason(tmp_path: Path, row: tuple[str, ...], reason: str) -> None:
    assert reason in _reason(tmp_path, *row, PAGE, "source", "")


def test_a_note_that_names_another_survey_year(tmp_path: Path) -> None:
    assert "the survey of 2017" in _reason(
        tmp_path, "5", "2019", "BME", "29", "percent of respondents", PAGE, "source", "2017 survey"
    )


def test_a_row_without_an_address_is_set_aside(tmp_path: Path) -> None:
    assert _reason(tmp_path, "1", "2019", "BME", "19", "percent of workforce", "a talk", "source", "") == (
        "no page address is given"
    )


def test_what_rests_on_memory_leaves_no_trace_but_its_number(tmp_path: Path) -> None:
    reading = _read(
        tmp_path,
        ("6", "2021", "BME", "28.87654", "percent of respondents", "recollection", "memory-high", ""),
        ("6", "2021", "White", "23.21234", "percent of respondents", "recollection", "memory-low", ""),
    )
    assert (reading.figures, reading.rejected) == ([], [])
    assert reading.remarks == ["2 rows rest on memory, not on a page, and were left out."]


def test_derived_rows_are_computed_again_from_their_inputs(tmp_path: Path) -> None:
    rates = [
        ("6", "2024", "BME", "24.9", "percent of respondents", PAGE, "source", ""),
        ("6", "2024", "White", "20.7", "percent of respondents", PAGE, "source", ""),
        ("1", "2024", "BME", "28.6", "percent of workforce", PAGE, "source", ""),
        ("9", "2024", "BME", "16.5", "percent of board members", PAGE, "source", ""),
    ]
    ratio = ("6", "2024", "ratio", "1.2", "BME/White (derived)", PAGE, "derived", "")
    gap = ("9_gap", "2024", "gap", "-12.1", "percentage points", "derived", "derived", "")
    reading = _read(tmp_path, ratio, gap, *rates)
    *_, found_ratio, found_gap = reading.figures
    assert found_ratio.value == pytest.approx(24.9 / 20.7)
    assert (found_ratio.status, found_ratio.transform, found_ratio.statistic) == ("derived", "x/y", "ratio")
    assert found_gap.value == -12.1
    assert (found_gap.indicator, found_gap.statistic, found_gap.unit) == ("board", "gap", "percentage points")
    assert "16.5 − 28.6" in found_gap.note


def test_a_derived_row_that_does_not_follow_is_set_aside(tmp_path: Path) -> None:
    shares = [
        ("1", "2024", "BME", "28.6", "percent of workforce", PAGE, "source", ""),
        ("9", "2024", "BME", "16.5", "percent of board members", PAGE, "source", ""),
    ]
    wrong = _read(tmp_path, ("9_gap", "2024", "gap", "-10.0", "points", "derived", "derived", ""), *shares)
    assert "does not follow from its inputs" in wrong.rejected[0].reason
    alone = _read(tmp_path, ("9_gap", "2023", "gap", "-12.1", "points", "derived", "derived", ""), *shares)
    assert "0 exact figures of indicator 9, bme, WRES 2023" in alone.rejected[0].reason


def test_a_cut_off_file_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "national.csv"
    path.write_text(",".join(national_wres.COLUMNS) + "\n1,2018,BME\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match=r"national\.csv, line 2: 3 cells"):
        national_wres.read(path, ORGANISATIONS)
