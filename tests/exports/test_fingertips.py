"""The layout of Fingertips: values under its header, reasons where there are none, nothing judged that is not."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from atlas.exports import fingertips

# As the service itself writes it; a parent is named by its type there, or as here where a file has several types.
HEADER = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,"
    "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,"
    "Denominator,Value note,Recent Trend,Compared to England value or percentiles,"
    "Compared to parent value or percentiles,Time period Sortable,New data,Compared to goal"
)


def measure(**values):
    """A measure of an invented trust: 12 % of 200 BME and 8 % of 500 White respondents, 2024."""
    row = {
        "organisation": "TA1", "level": "trust", "indicator": "discrimination", "part": "whole", "breakdown": "",
        "series": "a", "best": True, "area_code": "TA1", "area_name": "TA1 NHS Trust", "parent_code": "E54000001",
        "parent_name": "Area QA1", "period_kind": "survey", "period_end": date(2024, 12, 31), "survey_year": 2024,
        "wres_year": 2025, "financial_year": "", "basis": "estimated", "basis_note": "Numbers estimated.",
        "verdict": "gap", "verdict_reason": "worse", "status": "estimated", "provenance": "copy", "pooled": False,
        "population": "", "difference": 4.0, "difference_low": -0.5, "difference_high": 9.5, "difference_precision":
        "exact", "ratio_published": 1.5, "ratio_published_low": 0.9, "ratio_published_high": 2.4, "ratio_precision":
        "exact", "ratio_direction": "bme/white", "difference_trend": None, "ratio_trend": "one point",
    }  # fmt: skip
    for name, value, base in (("everyone", None, None), ("bme", 12.0, 200.0), ("white", 8.0, 500.0)):
        row |= {
            name: value, f"{name}_low": None, f"{name}_high": None, f"{name}_base": base, f"{name}_count": None,
            f"{name}_status": None if value is None else "published", f"{name}_precision": "exact",
            f"{name}_trend": None,
        }  # fmt: skip
    return row | values


def written(measures, specimen=""):
    body = b"".join(fingertips.to_csv(measures, lambda row, quantity: f"{row['indicator']} {quantity}", specimen))
    return list(csv.DictReader(io.StringIO(body.decode("utf-8"))))


def test_the_header_is_that_of_fingertips_to_the_letter():
    body = b"".join(fingertips.to_csv([], lambda row, quantity: "", ""))
    assert body == HEADER.encode() + b"\r\n"


def test_a_measure_becomes_a_row_for_each_value_with_ethnicity_under_category():
    rows = written([measure()])
    assert [(row["Category"], row["Value"], row["Denominator"]) for row in rows] == [
        ("Black and minority ethnic (BME)", "12", "200"), ("White", "8", "500"), ("", "4", ""), ("", "1.5", ""),
    ]  # fmt: skip
    assert [bool(row["Category Type"]) for row in rows] == [True, True, False, False]
    assert rows[2]["Lower CI 95.0 limit"] == "-0.5"
    assert len({row["Indicator ID"] for row in rows}) == 3, "a rate, a difference and a ratio are three indicators"


def test_nothing_is_filled_that_is_not_held():
    blank = (
        "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Compared to England value or percentiles",
        "Compared to parent value or percentiles", "New data", "Compared to goal",
    )  # fmt: skip
    assert {row[column] for row in written([measure()]) for column in blank} == {""}


def test_a_note_says_what_is_estimated_and_the_verdict_stands_with_the_ratio():
    bme, _, _, ratio = written([measure()])
    assert bme["Value note"] == "From a transcription of the publisher’s file; Numbers estimated"
    assert ratio["Value note"] == (
        "Estimated; From a transcription of the publisher’s file; BME against White staff: gap (worse)"
    )


def test_a_missing_value_is_a_row_with_its_reason():
    nothing = dict.fromkeys(("bme", "white", "difference", "ratio_published"))
    hidden = measure(**nothing, white_status=None, bme_status="suppressed", verdict_reason="fewer than 11 answered")
    assert [(row["Value"], row["Value note"]) for row in written([hidden])] == [
        ("", "Suppressed: too few people; fewer than 11 answered")
    ]
    pooled = measure(
        **nothing, bme_status=None, white_status=None, pooled=True, status="not_published", verdict_reason="too few"
    )
    assert [(row["Category"], row["Value note"]) for row in written([pooled])] == [
        ("Black and minority ethnic (BME)", "Not published; too few"), ("White", "Not published; too few"),
    ]  # fmt: skip


def test_of_several_series_each_value_is_the_best_ones_and_stands_once():
    everyone = measure(series="b", best=False, bme=13.0, everyone=9.0, everyone_status="published")
    rows = written([measure(), everyone])
    assert [(row["Category"], row["Value"]) for row in rows] == [
        ("Black and minority ethnic (BME)", "12"), ("White", "8"), ("", "4"), ("", "1.5"), ("", "9"),
    ]  # fmt: skip
    later = measure(period_end=date(2025, 12, 31), survey_year=2025)
    assert len(written([measure(), later])) == 8


@pytest.mark.parametrize(
    ("kind", "when", "shown", "sortable"),
    [
        ("survey", {"survey_year": 2024}, "2024", "20240000"),
        ("financial_year", {"financial_year": "2022/23"}, "2022/23", "20220000"),
        ("snapshot", {"period_end": date(2024, 3, 31)}, "31 Mar 2024", "20240300"),
    ],
)
def test_periods_are_shown_and_sorted_as_fingertips_does(kind, when, shown, sortable):
    row = written([measure(period_kind=kind, **when)])[0]
    assert (row["Time period"], row["Time period Sortable"]) == (shown, sortable)


def test_trends_are_in_the_words_of_fingertips():
    rows = written([measure(bme_trend="up", white_trend="no clear change", difference_trend="down")])
    assert [row["Recent Trend"] for row in rows] == [
        "Increasing", "No significant change", "Decreasing", "Cannot be calculated",
    ]  # fmt: skip


def test_ids_are_whole_numbers_that_never_change():
    assert fingertips.indicator_id("discrimination", "whole", "", "value") == 577588858
    assert fingertips.indicator_id("discrimination", "whole", "", "ratio") != 577588858


def test_an_invented_value_says_so_first():
    assert all(row["Value note"].startswith("Invented.; ") for row in written([measure()], "Invented."))
