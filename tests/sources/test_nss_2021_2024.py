"""The compilation of 2021 to 2024, in small."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from atlas.errors import UnreadableFileError
from atlas.sources import nss_2021_2024 as reader

ROW = {
    "ODS code": "RZ1",
    "Year": "2022",
    "Organisation name": "Nowhere Hospitals NHS Trust",
    "Benchmarking group": "Acute and Acute & Community Trusts",
    "Region": "Elsewhere",
    "ICS/STP": "Nowhere",
    "Weighting": "Occupation Group",
    "Discrimination_internal_base": "990",
    "Discrimination_internal_rate": "8.5",
    "Discrimination_public_base": "1000",
    "Discrimination_public_rate": "6",
    "Emotional_colleagues_base": "970",
    "Emotional_colleagues_rate": "17.25",
    "Emotional_manager_base": "980",
    "Emotional_manager_rate": "9.75",
    "Emotional_public_base": "995",
    "Emotional_public_rate": "26.5",
    "Ethnic_minority_base": "985",
    "Ethnic_minority_rate": "21.5",
    "Respondents": "1002",
}


def write(tmp_path: Path, *changes: dict[str, str], columns: list[str] | None = None) -> Path:
    path = tmp_path / "compiled.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, columns or list(ROW), extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**ROW, **change} for change in changes)
    return path


def test_six_figures_a_row(tmp_path: Path, few_organisations) -> None:
    reading = reader.read(write(tmp_path, {}), few_organisations)
    assert [(f.indicator, f.part, f.group, f.statistic, f.value, f.denominator, f.column) for f in reading.figures] == [
        ("harassment_public", "whole", "all", "rate", 26.5, 995, "Emotional_public_rate"),
        ("harassment_staff", "managers", "all", "rate", 9.75, 980, "Emotional_manager_rate"),
        ("harassment_staff", "colleagues", "all", "rate", 17.25, 970, "Emotional_colleagues_rate"),
        ("discrimination", "whole", "all", "rate", 8.5, 990, "Discrimination_internal_rate"),
        ("survey_respondents", "whole", "bme", "share", 21.5, 985, "Ethnic_minority_rate"),
        ("survey_respondents", "whole", "all", "count", 1002, None, "Respondents"),
    ]
    assert {(f.survey_year, f.wres_year, f.period_end, f.locator, f.row, f.sheet) for f in reading.figures} == {
        (2022, 2023, "2022-12-31", "row", "2", "")
    }
    assert reading.figures[0].note == "Weighted by occupation group, as first published."
    assert reading.figures[-1].unit == "respondents"


def test_other_bodies_are_left_out_and_counted(tmp_path: Path, few_organisations) -> None:
    path = write(tmp_path, {}, {"ODS code": "00L", "Benchmarking group": "CCGs"}, {"Year": "2024"})
    reading = reader.read(path, few_organisations)
    assert [(f.survey_year, f.row) for f in reading.figures[::6]] == [(2022, "2"), (2024, "4")]
    assert reading.remarks == [
        "Trusts and sectors of trusts read: 1 in 2022, 1 in 2024.",
        "Left out, since they are not trusts: 1 × CCGs.",
    ]


def test_na_is_not_published(tmp_path: Path, few_organisations) -> None:
    path = write(tmp_path, {"Emotional_public_rate": "NA", "Emotional_public_base": "NA", "Ethnic_minority_rate": "NA"})
    figures = reader.read(path, few_organisations).figures
    assert (figures[0].value, figures[0].denominator, figures[0].status) == (None, None, "not_published")
    assert (figures[4].value, figures[4].status) == (None, "not_published")
    assert figures[1].status == "published"


@pytest.mark.parametrize(
    ("year", "base", "noted"),
    [("2023", "900", True), ("2023", "901", False), ("2022", "800", False), ("2024", "800", False)],
)
def test_the_fault_of_2023_is_noted_where_a_tenth_of_question_14_was_lost(
    tmp_path: Path, few_organisations, year: str, base: str, noted: bool
) -> None:
    path = write(tmp_path, {"Year": year, "Emotional_public_base": base}, {"Year": "2021"})
    reading = reader.read(path, few_organisations)
    lost = "A collection fault of 2023 lost 10 per cent of the answers to question 14."
    assert [lost in figure.note for figure in reading.figures[:6]] == [noted] * 3 + [False] * 3
    remark = "A collection fault of 2023 lost a tenth or more of the answers to question 14 in: RZ1."
    assert (remark in reading.remarks) is noted


def test_bad_rows_and_cells_are_set_aside(tmp_path: Path, few_organisations) -> None:
    path = write(
        tmp_path,
        {"Year": "2020"},
        {"ODS code": "RQ0"},
        {"Benchmarking group": "Space Trusts"},
        {"Emotional_manager_rate": "102", "Ethnic_minority_base": "few"},
        {},
    )
    reading = reader.read(path, few_organisations)
    assert {(r.row, r.column): r.reason for r in reading.rejected} == {
        ("2", "Year"): "the year '2020' is not one of 2021, 2022, 2023, 2024",
        ("3", ""): "no trust or reporting unit has the code 'RQ0'",
        ("4", ""): "'Space Trusts' is not a benchmarking group of the survey that we know",
        ("5", "Emotional_manager_rate"): "102.0 is not a percentage",
        ("5", "Ethnic_minority_base"): "'few' is not a number",
        ("6", ""): "RZ1 stands a second time in 2022",
    }
    assert len(reading.figures) == 4


def test_an_absent_column_is_named(tmp_path: Path, few_organisations) -> None:
    path = write(tmp_path, {}, columns=[column for column in ROW if column != "Emotional_manager_base"])
    with pytest.raises(UnreadableFileError, match=r"compiled\.csv: no column is headed 'Emotional_manager_base'"):
        reader.read(path, few_organisations)
