"""The benchmark workbook of 2019, in small, with what the copy's author added to it."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from atlas.errors import UnreadableFileError
from atlas.sources import nss_2019 as reader

HEADINGS = [
    "trust", "trustname", "trtype", "trtname", "sample_type", "org_mode", "responses", "rr_2019",
    "q13a_2019", "q13b_2019", "q13c_2019", "q14_2019", "q15a_2019", "q15b_2019", "q25.1_2019", "q25.2_2019",
    "q13a_n_2019", "q13b_n_2019", "q13c_n_2019", "q14_n_2019", "q15a_n_2019", "q15b_n_2019", "q25.1_n_2019",
]  # fmt: skip
VALUES = [
    "RZ1", "Nowhere Hospitals NHS Trust", 1, "Acute Trusts", "Census", "Mixed", 1000, 0.5,
    0.25, 0.125, 0.2, 0.84, 0.05, 0.08, 0.75, 0.03, 990, 980, 970, 600, 985, 975, 960,
]  # fmt: skip


def row(**changes: object) -> list[object]:
    return [changes.get(heading.replace(".", "_"), value) for heading, value in zip(HEADINGS, VALUES, strict=True)]


def write(tmp_path: Path, acute: list[list[object]], ambulance: list[list[object]], headings=HEADINGS) -> Path:
    path = tmp_path / "2019.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Notes").write("A1", "National Staff Survey 2019")
        sheet = workbook.add_worksheet("Acute")
        sheet.write("A1", "See summary responses at bottom")
        for number, cells in enumerate([headings, *acute]):
            sheet.write_row(1 + number, 0, [*cells[:8], "Distributed" if number == 0 else 2000, *cells[8:]])
        sheet.write_row(len(acute) + 3, 0, ["count:", len(acute)])
        sheet = workbook.add_worksheet("Ambulance")
        for number, cells in enumerate([headings, *ambulance]):
            sheet.write_row(number, 0, cells)
    return path


def test_the_heading_row_is_found_on_each_sheet_and_the_added_column_is_ignored(
    tmp_path: Path, few_organisations
) -> None:
    path = write(tmp_path, [row()], [row(trust="RZ3A", trtype=7, q13a_2019=0.5)])
    reading = reader.read(path, few_organisations)
    first = [f for f in reading.figures if f.organisation == "RZ1"]
    found = {(f.indicator, f.part, f.group, f.statistic, f.breakdown): f for f in first}
    expected = {
        ("harassment_public", "whole", "all", "rate", ""): (25.0, 990, "J", "100*x"),
        ("harassment_staff", "managers", "all", "rate", ""): (12.5, 980, "K", "100*x"),
        ("harassment_staff", "colleagues", "all", "rate", ""): (20.0, 970, "L", "100*x"),
        ("career_progression", "whole", "all", "rate", ""): (84.0, 600, "M", "100*x"),
        ("discrimination", "whole", "all", "rate", ""): (8.0, 975, "O", "100*x"),
        ("survey_respondents", "whole", "white", "share", ""): (75.0, 960, "P", "100*x"),
        ("survey_respondents", "whole", "bme", "share", ""): (25.0, 960, "P", "100-100*x"),
        ("survey_respondents", "whole", "all", "count", ""): (1000, None, "G", ""),
        ("survey_respondents", "whole", "all", "rate", "response_rate"): (50.0, None, "H", "100*x"),
    }
    assert {key: (f.value, f.denominator, f.column, f.transform) for key, f in found.items()} == expected
    assert {(f.sheet, f.row, f.locator, f.survey_year, f.wres_year) for f in first} == {
        ("Acute", "3", "cell", 2019, 2020)
    }
    sector = next(f for f in reading.figures if f.organisation == "RZ3A" and f.indicator == "harassment_public")
    assert (sector.value, sector.sheet, sector.row, sector.column) == (50.0, "Ambulance", "2", "I")
    assert sector.level == "reporting_unit"
    assert reading.rejected == []


def test_the_old_base_of_career_progression_is_noted(tmp_path: Path, few_organisations) -> None:
    figures = reader.read(write(tmp_path, [row()], []), few_organisations).figures
    assert {f.indicator for f in figures if "Old base" in f.note} == {"career_progression"}


def test_a_sampled_trust_is_noted(tmp_path: Path, few_organisations) -> None:
    figures = reader.read(write(tmp_path, [row(sample_type="Basic")], []), few_organisations).figures
    assert figures[0].note == "A sample of staff was asked, not all (basic sample)."


def test_other_bodies_are_left_out(tmp_path: Path, few_organisations) -> None:
    path = write(tmp_path, [row()], [row(trust="00L", trtype=8, trtname="CCGs")])
    reading = reader.read(path, few_organisations)
    assert reading.remarks == [
        "1 trusts and sectors of trusts read.", "Left out, since they are not trusts: 1 × CCGs.",
    ]  # fmt: skip


def test_blank_cells_are_suppressed_and_bad_ones_set_aside(tmp_path: Path, few_organisations) -> None:
    path = write(
        tmp_path,
        [row(q13a_2019=" ", q14_2019=84.0, q25_1_2019="most"), row(), row(trust="RQ0")],
        [row(trust="RZ2", q13b_n_2019="?")],
    )
    reading = reader.read(path, few_organisations)
    blank = next(f for f in reading.figures if f.indicator == "harassment_public" and f.organisation == "RZ1")
    assert (blank.value, blank.status) == (None, "suppressed")
    assert {(r.sheet, r.row, r.column): r.reason for r in reading.rejected} == {
        ("Acute", "3", "M"): "84.0 is not a proportion between 0 and 1",
        ("Acute", "3", "P"): "'most' is not a number",
        ("Acute", "4", ""): "RZ1 stands a second time in this file",
        ("Acute", "5", ""): "no trust or reporting unit has the code 'RQ0'",
        ("Ambulance", "2", "R"): "'?' is not a number",
    }


def test_an_absent_column_is_named(tmp_path: Path, few_organisations) -> None:
    headings = ["q14_2018" if heading == "q14_2019" else heading for heading in HEADINGS]
    with pytest.raises(
        UnreadableFileError, match=r"2019\.xlsx, sheet 'Acute': no column is headed 'q14_2019' in row 2"
    ):
        reader.read(write(tmp_path, [row()], [], headings), few_organisations)


def test_a_workbook_without_trusts_is_refused(tmp_path: Path, few_organisations) -> None:
    with pytest.raises(UnreadableFileError, match=r"2019\.xlsx: no sheet has rows of trusts"):
        reader.read(write(tmp_path, [], []), few_organisations)
