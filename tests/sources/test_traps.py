"""The traps that printed WRES figures are known to hold, each set aside, or kept, for the right reason.

Values and codes of measures are those that pages have printed; the trusts are invented.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from atlas.sources import trust_published
from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.tidy import Reading

NAMES = {"ZZA": "Aldermoor NHS Trust", "ZZB": "Brightwater NHS Trust"}
ORGANISATIONS = Organisations(
    rows=tuple(
        Organisation(code, "trust", name, name, "acute", "QZZ", "YZZ", "QZZ", "", "", "2001-04-01",
                     "2021-03-31" if code == "ZZB" else "", "ZZA" if code == "ZZB" else "", "ZZA", "", "", "")
        for code, name in NAMES.items()
    ),
    names=(),
)  # fmt: skip

SURVEY = {
    "trust": NAMES["ZZA"], "ods_code": "ZZA", "wres_year": "2020", "indicator": "5", "measure": "staff survey",
    "bme_value": "35", "white_value": "29", "ratio": "", "ratio_direction": "", "unit": "percent of respondents",
    "source_address": "www.example.org/a", "confidence": "source", "note": "",
}  # fmt: skip
RATIO = SURVEY | {
    "indicator": "2", "measure": "all posts", "bme_value": "", "white_value": "", "ratio": "1.6",
    "ratio_direction": "White/BME", "unit": "relative likelihood",
}  # fmt: skip
SHARE = SURVEY | {
    "indicator": "1", "measure": "overall", "bme_value": "19", "white_value": "", "unit": "percent of workforce",
}  # fmt: skip


@pytest.fixture
def read(tmp_path: Path):
    """Reads rows as the collected file holds them."""

    def reading(*rows: dict[str, str]) -> Reading:
        path = tmp_path / "trusts.csv"
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, trust_published.COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        return trust_published.read(path, ORGANISATIONS)

    return reading


@pytest.fixture
def reason(read):
    """Why one row was set aside."""

    def told(row: dict[str, str], *others: dict[str, str]) -> str:
        found = read(row, *others)
        return next(rejected.reason for rejected in found.rejected if rejected.row == "2")

    return told


@pytest.mark.parametrize(
    ("indicator", "bme", "white"), [("5", "32.8", "44.3"), ("6", "19.9", "25.5"), ("7", "87.2", "78.5"),
                                    ("8", "5.6", "12")],
)  # fmt: skip
def test_labels_swapped_on_a_summary_page(reason, indicator: str, bme: str, white: str) -> None:
    measure = "as printed on the information page (labels swapped)"
    row = SURVEY | {"indicator": indicator, "bme_value": bme, "white_value": white, "measure": measure}
    assert reason(row).startswith("the labels BME and White seem to be swapped")
    right = row | {"bme_value": white, "white_value": bme, "measure": "staff survey"}
    right["source_address"] = "www.example.org/b"
    assert "another page of the trust prints the same values with the labels the other way round" in reason(row, right)


def test_labels_swapped_by_less_than_chance_would_notice_are_told_by_the_other_page(read) -> None:
    # Three points are no sign of a swap by themselves; the trust's own other page is.
    row = SURVEY | {"bme_value": "26", "white_value": "29"}
    assert read(row).rejected == []
    found = read(row, row | {"bme_value": "29", "white_value": "26", "source_address": "www.example.org/b"})
    assert [rejected.row for rejected in found.rejected] == ["2"]
    assert {(figure.group, figure.value) for figure in found.figures} == {("bme", 29), ("white", 26)}


@pytest.mark.parametrize(("printed", "value"), [("1.54%", 1.54), ("1.25%", 1.25), ("5%", 5.0)])
def test_a_ratio_printed_as_a_percentage_loses_its_sign_where_it_can_only_be_a_ratio(read, printed, value) -> None:
    (figure,) = read(RATIO | {"ratio": printed}).figures
    assert (figure.value, figure.statistic) == (value, "ratio")


@pytest.mark.parametrize("row", [RATIO | {"ratio": "5.1%"}, RATIO | {"ratio": "0.19%"},
                                 SURVEY | {"ratio": "1.5%", "ratio_direction": "BME/White"}])  # fmt: skip
def test_elsewhere_a_percent_sign_on_a_ratio_is_a_doubt(reason, row) -> None:
    assert "is a ratio printed as a percentage, and may be either" in reason(row)


def test_a_decimal_slip(reason) -> None:
    told = reason(RATIO | {"ratio": "17.16", "unit": 'as published ("17.16%")', "confidence": "source-suspect"})
    assert told.startswith("the ratio is not between 0.1 and 10")


@pytest.mark.parametrize("printed", ["0.66", "0.84", "0.71"])
def test_a_number_below_one_that_is_more_likely_says_nothing(reason, printed: str) -> None:
    told = reason(
        RATIO | {"ratio": printed, "ratio_direction": "ambiguous", "unit": f'as published ("{printed} more likely")'}
    )
    assert told.startswith("the direction of the ratio is not plain; ")
    assert f"“{printed} more likely” does not say which group stands on top" in told


@pytest.mark.parametrize(
    ("unit", "note", "side"),
    [("ratio", 'text says "nearly five times (4.52)"', "upper"), ('ratio, lower bound ("over twice")', "", "lower")],
)
def test_nearly_and_over_are_bounds(read, unit: str, note: str, side: str) -> None:
    (figure,) = read(RATIO | {"ratio": "4.52", "unit": unit, "note": note}).figures
    assert figure.precision == "bound" and f"{side} bound" in figure.note


def test_a_change_of_base_is_two_series_and_no_fall(read, root: Path) -> None:
    rows = [
        SURVEY | {"indicator": "7", "wres_year": year, "measure": f"staff survey, {base} base", "bme_value": bme,
                  "white_value": white}
        for year, base, bme, white in (("2021", "old", "80", "90"), ("2022", "new", "44.5", "61.3"))
    ]  # fmt: skip
    found = read(*rows)
    assert len(found.figures) == 4 and found.review == []
    with (root / "data" / "breaks.csv").open(encoding="utf-8", newline="") as handle:
        cuts = [row for row in csv.DictReader(handle) if row["indicator"] == "career_progression"]
    assert any(
        row["cuts"] == "true" and row["from_year"] == "2021" and row["year_kind"] == "survey_year" for row in cuts
    )
    told = read(rows[0] | {"wres_year": "2022"}).rejected[0].reason
    assert told == "the old base of indicator 7 does not go with WRES 2022"


def test_a_stale_sentence_gives_no_year(reason) -> None:
    assert "the survey of 2016 is not the one of WRES 2019" in reason(
        SURVEY | {"wres_year": "2019", "measure": "staff survey 2016"}
    )


def test_points_told_as_per_cent(reason) -> None:
    told = reason(SURVEY | {"bme_value": "43", "white_value": "16", "note": 'told as "27pc more likely"'})
    assert told == "“27pc more likely” is a difference in points told as per cent"
    assert "may be points or per cent" in reason(SURVEY | {"note": 'printed "10.9% more likely"', "white_value": "2"})


def test_survey_questions_given_as_a_ratio_of_percentages(read) -> None:
    row = RATIO | {"indicator": "8", "measure": "staff survey", "ratio": "2.31", "ratio_direction": "BME/White"}
    (figure,) = read(row | {"unit": "ratio of percentages"}).figures
    assert (figure.indicator, figure.group, figure.value, figure.unit) == (
        "discrimination", "ratio", 2.31, "times as likely",
    )  # fmt: skip


def test_the_board_as_a_gap_keeps_its_sign_and_unit(read) -> None:
    gap = RATIO | {"indicator": "9", "measure": "board gap", "ratio_direction": "board minus workforce",
                   "unit": "percentage points"}  # fmt: skip
    values = [figure.value for figure in read(*(gap | {"wres_year": year, "ratio": ratio}
              for year, ratio in (("2019", "-7.5"), ("2020", "-0.64")))).figures]  # fmt: skip
    assert values == [-7.5, -0.64]


def test_a_percentage_of_the_whole_workforce_is_not_one_of_the_band(reason) -> None:
    assert "the base is the whole workforce, not the band" in reason(SHARE | {"measure": "AfC band 7 and above"})


def test_a_count_and_a_percentage_that_do_not_agree(read, reason) -> None:
    band = SHARE | {"measure": "AfC band 9", "unit": "percent of band", "bme_value": "30"}
    assert "count and percentage" in reason(band | {"note": "n = 10; looks inconsistent with 30%"})
    assert "count and percentage" in reason(SHARE | {"bme_value": "30", "note": "10 BME staff of 100 in all"})
    assert read(SHARE | {"bme_value": "10", "note": "10 BME staff of 100 in all"}).rejected == []


def test_two_trusts_pooled_and_a_trust_that_merged(reason) -> None:
    assert "two trusts pooled" in reason(SHARE | {"measure": "headcount overall, two trusts pooled"})
    assert "a combined, predecessor" in reason(SHARE | {"ods_code": "ZZA+ZZB"})
    assert "was not open in the period" in reason(
        SHARE | {"trust": NAMES["ZZB"], "ods_code": "ZZB", "wres_year": "2024"}
    )


def test_a_large_jump_of_either_group_is_looked_at_and_kept(read) -> None:
    rows = [SURVEY | {"wres_year": year, "bme_value": "33", "white_value": white}
            for year, white in (("2019", "31"), ("2020", "22.5"))]  # fmt: skip
    found = read(*rows)
    assert len(found.figures) == 4
    (remark,) = found.review
    assert remark.startswith("ZZA: harassment_public, white, goes from 31 to 22.5 per cent between WRES 2019 and 2020")
    assert read(rows[0], rows[1] | {"white_value": "23.1"}).review == []


def test_the_year_of_a_survey_taken_for_that_of_the_standard(reason) -> None:
    note = "year as printed; survey/WRES mapping not stated"
    assert "may be that of the survey or that of the WRES" in reason(SURVEY | {"note": note})
    assert "the survey of 2020 is not the one of WRES 2020" in reason(SURVEY | {"measure": "staff survey 2020"})


def test_four_people_published_as_a_percentage(read, reason) -> None:
    row = SHARE | {"bme_value": "1.4", "note": "295 staff, so about 4 people"}
    assert reason(row) == "tells of fewer than 5 people"
    assert read(row | {"bme_value": "1.8"}).rejected == []


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("message of 3 October; snapshot date not printed", "not known to be of 31 March"),
        ("stated at a meeting, not tied to a 31 March snapshot", "not known to be of 31 March"),
        ("date of this figure not printed", "not known to be of 31 March"),
        ("only indicator 5 is printed with a year (2024/25)", "no year is printed beside this figure"),
        ("from the 4-point rise, if points are meant", "worked out from a change, not printed"),
    ],
)
def test_what_the_copyist_noted_is_the_reason_and_not_only_that_it_was_noted(reason, note: str, told: str) -> None:
    assert reason(SHARE | {"note": note}) == told
    suspect = reason(SHARE | {"note": note, "confidence": "source-suspect"})
    assert suspect == f"{told}; copied as doubtful: {note}"
