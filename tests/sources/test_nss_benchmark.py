"""The Staff Survey's benchmark workbook, made here in its layout with invented trusts and rates."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from atlas.errors import UnreadableFileError
from atlas.sources import audit, nss_2019, nss_2024_organisations, nss_benchmark, registry

QUESTIONS = ("har_from_pat", "har_from_staff", "equal", "q16b")
COLUMNS = [
    f"{question}_eth_summary_{group}_{year}" for question in QUESTIONS for year in range(2020, 2025) for group in (1, 2)
]


def rates(**changed):
    """Rates of one trust by column: White 0.2 and BME 0.3, and a hundredth more each year."""
    usual = {name: 0.2 + 0.1 * (name[-6] == "2") + 0.01 * (int(name[-4:]) - 2020) for name in COLUMNS}
    return usual | changed


def book(path: Path, sheets: dict[str, list[tuple[str, dict[str, object]]]], heading: int = 1) -> Path:
    """A workbook with a sheet of notes and one for each group of trusts: (code, rates) a row."""
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Notes").write(0, 0, "About these data")
        for name, trusts in sheets.items():
            sheet = workbook.add_worksheet(name)
            sheet.write_row(heading - 1, 0, ["org_id", "org_name", *COLUMNS])
            for row, (code, values) in enumerate(trusts, start=heading):
                sheet.write_row(row, 0, [code, f"Name of {code}", *(values[name] for name in COLUMNS)])
    return path


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Two trusts on two of the sheets."""
    return book(
        tmp_path / "bench.xlsx",
        {"Acute&Acute Community Trusts": [("RZ1", rates())], "Community Trusts": [("RZ2", rates())]},
    )


def test_the_layout_is_recognised_and_no_other_readers(whole, tmp_path):
    assert nss_benchmark.recognise(whole) and registry.reader_for(whole) is nss_benchmark
    assert not nss_2019.recognise(whole) and not nss_2024_organisations.recognise(whole)
    with xlsxwriter.Workbook(tmp_path / "other.xlsx") as other:
        other.add_worksheet("Data").write_row(0, 0, ["org_id", "beds"])
    assert not nss_benchmark.recognise(tmp_path / "other.xlsx")
    assert not nss_benchmark.recognise(tmp_path / "absent.xlsx")


def test_two_figures_for_each_trust_indicator_and_year(whole, few_organisations):
    reading = nss_benchmark.read(whole, few_organisations)
    assert len(reading.figures) == 2 * 4 * 5 * 2 and reading.rejected == []
    found = {(f.organisation, f.indicator, f.survey_year, f.group): f for f in reading.figures}
    bme = found["RZ1", "discrimination", 2024, "bme"]
    assert (bme.value, bme.wres_year, bme.period_end) == (pytest.approx(34), 2025, "2024-12-31")
    assert (bme.sheet, bme.row, bme.transform) == ("Acute&Acute Community Trusts", "2", "100*x")
    assert found["RZ2", "harassment_public", 2020, "white"].value == pytest.approx(20)
    assert bme.numerator is None and bme.denominator is None


def test_the_base_of_indicator_7_in_2020_is_said(whole, few_organisations):
    reading = nss_benchmark.read(whole, few_organisations)
    notes = {f.survey_year: f.note for f in reading.figures if f.indicator == "career_progression"}
    assert "left out of the base" in notes[2020] and "left out" not in notes[2021]


def test_every_figure_is_read_again_from_its_cell(whole, few_organisations):
    opened = audit._Opened(whole)
    reading = nss_benchmark.read(whole, few_organisations)
    assert [problem for figure in reading.figures if (problem := audit._difference(figure, opened))] == []


def test_a_sheet_of_another_spelling_is_read_and_said_to_be(tmp_path, few_organisations):
    path = book(tmp_path / "b.xlsx", {"MH&LD and Community Trusts": [("RZ1", rates())]}, heading=3)
    reading = nss_benchmark.read(path, few_organisations)
    assert len(reading.figures) == 40
    assert "MH&LD and Community Trusts: read like the others, though no known sheet has this name." in reading.remarks
    assert "Notes: no column org_id with rates by ethnic group, so nothing was read from it." in reading.remarks
    assert any("Ambulance Trusts" in remark and remark.startswith("Not in this workbook") for remark in reading.remarks)


def test_a_blank_is_not_published_and_a_percentage_is_set_aside(tmp_path, few_organisations):
    changed = {"q16b_eth_summary_2_2024": "", "q16b_eth_summary_2_2023": 34.0}
    path = book(tmp_path / "b.xlsx", {"Ambulance Trusts": [("RZ1", rates(**changed))]})
    reading = nss_benchmark.read(path, few_organisations)
    (blank,) = [figure for figure in reading.figures if figure.value is None]
    assert (blank.survey_year, blank.group, blank.status) == (2024, "bme", "not_published")
    (rejected,) = reading.rejected
    assert "34 is not a proportion between 0 and 1" in rejected.reason and rejected.column


def test_a_star_is_suppressed_and_its_neighbours_are_kept(tmp_path, few_organisations):
    changed = {"equal_eth_summary_2_2022": "*", "equal_eth_summary_2_2023": "*"}
    path = book(tmp_path / "b.xlsx", {"Ambulance Trusts": [("RZ1", rates(**changed))]})
    reading = nss_benchmark.read(path, few_organisations)
    empty = {(one.survey_year, one.group, one.status) for one in reading.figures if one.value is None}
    assert empty == {(2022, "bme", "suppressed"), (2023, "bme", "suppressed")}
    assert len(reading.figures) == 40 and reading.rejected == []


def test_a_missing_column_of_one_group_leaves_the_other_and_is_said(tmp_path, few_organisations):
    kept = [name for name in COLUMNS if name[-4:] in ("2021", "2023") and name != "q16b_eth_summary_2_2023"]
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Community Trusts")
        sheet.write_row(0, 0, ["org_id", *kept])
        sheet.write_row(1, 0, ["RZ1", *(rates()[name] for name in kept)])
    reading = nss_benchmark.read(path, few_organisations)
    assert {one.survey_year for one in reading.figures} == {2021, 2023}
    of_2023 = [one for one in reading.figures if (one.indicator, one.survey_year) == ("discrimination", 2023)]
    assert [(one.group, one.value) for one in of_2023] == [("white", pytest.approx(23))]
    (said,) = [remark for remark in reading.remarks if "no column q16b" in remark]
    assert said == (
        "Community Trusts: no column q16b_eth_summary_2_2023; the other group alone is kept, and no gap is computed."
    )


def test_strangers_and_repetitions_are_set_aside(tmp_path, few_organisations):
    sheets = {
        "Acute Specialist Trusts": [("RX9", rates()), ("RZ1", rates()), ("QZ1", rates())],
        "Community Trusts": [("RZ1", rates())],
    }
    reading = nss_benchmark.read(book(tmp_path / "b.xlsx", sheets), few_organisations)
    assert len(reading.figures) == 40
    reasons = [row.reason for row in reading.rejected]
    assert any("'RX9'" in reason for reason in reasons) and any("level icb" in reason for reason in reasons)
    assert any("RZ1 stands a second time, after the sheet 'Acute Specialist Trusts'" in reason for reason in reasons)


def test_a_rate_for_a_body_before_it_was_there_is_set_aside(tmp_path, few_organisations):
    object.__setattr__(few_organisations.by_code["RZ1"], "valid_from", "2022-04-01")
    path = book(tmp_path / "b.xlsx", {"Community Trusts": [("RZ1", rates())]})
    reading = nss_benchmark.read(path, few_organisations)
    assert {figure.survey_year for figure in reading.figures} == {2022, 2023, 2024}
    assert {row.reason for row in reading.rejected} == {
        "RZ1 was not open in the survey of 2020", "RZ1 was not open in the survey of 2021",
    }  # fmt: skip


def test_a_column_twice_is_refused(tmp_path, few_organisations):
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("Community Trusts").write_row(0, 0, ["org_id", *COLUMNS[:2], COLUMNS[0]])
    with pytest.raises(UnreadableFileError, match="more than one column is headed"):
        nss_benchmark.read(path, few_organisations)
