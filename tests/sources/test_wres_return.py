"""A WRES return read into figures: the two forms give the same, with counts, places and periods."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import python_calamine

from atlas.errors import UnreadableFileError
from atlas.sources import audit, wres_return
from atlas.sources import wres_return_layout as layout
from atlas.sources import wres_return_template as template
from atlas.sources.wres_return_template import INVENTED_CODE


@pytest.fixture
def long_form(tmp_path: Path) -> Path:
    """The example, given to a trust of the test, as CSV."""
    path = tmp_path / "return.csv"
    path.write_text(template.csv_text().replace(INVENTED_CODE, "RZ1"), encoding="utf-8", newline="")
    return path


@pytest.fixture
def filled_form(tmp_path: Path, root: Path, fill) -> Path:
    """The example as a workbook, its sheet renamed and given to a trust of the test."""
    return fill(tmp_path / "return.xlsx")


def _by_key(reading):
    names = ("organisation", "indicator", "part", "breakdown", "group", "statistic", "period_end")
    return {tuple(getattr(figure, name) for name in names): figure for figure in reading.figures}


def test_both_forms_are_recognised_and_give_the_same_figures(long_form, filled_form, few_organisations):
    assert wres_return.recognise(long_form) and wres_return.recognise(filled_form)
    long, form = (_by_key(wres_return.read(path, few_organisations)) for path in (long_form, filled_form))
    assert long.keys() == form.keys() and len(long) == 147
    for key, figure in long.items():
        other = form[key]
        assert (figure.value, figure.numerator, figure.denominator) == (other.value, other.numerator, other.denominator)


def test_every_line_becomes_its_indicator_and_period(long_form, few_organisations):
    found = _by_key(wres_return.read(long_form, few_organisations))
    counts = template.example()
    appointed = found["RZ1", "appointment", "whole", "", "bme", "rate", "2025-03-31"]
    numerator, denominator = counts[layout.line_of()[2, ""], "bme"]
    assert (appointed.numerator, appointed.denominator) == (numerator, denominator)
    assert appointed.value == pytest.approx(100 * numerator / denominator)
    assert (appointed.financial_year, appointed.wres_year, appointed.status) == ("2024/25", 2025, "published")
    fair = found["RZ1", "career_progression", "whole", "", "white", "rate", "2024-12-31"]
    assert (fair.survey_year, fair.wres_year, fair.unit) == (2024, 2025, "per cent of respondents")
    board = found["RZ1", "board", "whole", "", "bme", "share", "2025-03-31"]
    assert (board.numerator, board.denominator, board.value) == (2, 15, pytest.approx(13.3333, abs=1e-3))
    band = found["RZ1", "representation", "clinical", "band_5", "white", "count", "2025-03-31"]
    assert band.value == counts[layout.line_of()[1, "clinical_band_5"], "white"][0] and band.unit == "headcount"


def test_totals_count_senior_medical_managers_once(long_form, few_organisations):
    found = _by_key(wres_return.read(long_form, few_organisations))
    counts = template.example()
    medical = [line for line in layout.lines() if line.part == "medical"]
    expected = sum(counts[line, "bme"][0] for line in medical if line.cell != "senior_medical_manager")
    assert found["RZ1", "representation", "medical", "all_grades", "bme", "count", "2025-03-31"].value == expected
    parts = ("clinical", "non_clinical", "medical")
    whole = found["RZ1", "representation", "whole", "all_grades", "bme", "count", "2025-03-31"].value
    assert whole == sum(
        found["RZ1", "representation", part, "all_grades", "bme", "count", "2025-03-31"].value for part in parts
    )


@pytest.mark.parametrize("form", ["long_form", "filled_form"])
def test_every_figure_is_read_again_from_the_cells_it_names(form, request, few_organisations):
    path = request.getfixturevalue(form)
    opened = audit._Opened(path)
    reading = wres_return.read(path, few_organisations)
    assert [problem for figure in reading.figures if (problem := audit._difference(figure, opened))] == []


def test_an_unpublished_return_is_supplied(long_form, few_organisations):
    reading = wres_return.read_return(long_form, few_organisations, wres_return.SUPPLIED)
    assert {figure.status for figure in reading.figures} == {"supplied"}
    assert {figure.source for figure in reading.figures} == {"supplied-return"}


def test_a_line_left_blank_is_not_given_and_leaves_its_total_out(long_form, few_organisations):
    lines = long_form.read_text(encoding="utf-8").splitlines()
    blank = [",".join([*line.split(",")[:5], "", ""]) if ",clinical_band_5," in line else line for line in lines]
    long_form.write_text("\n".join(blank) + "\n", encoding="utf-8")
    reading = wres_return.read(long_form, few_organisations)
    parts = {figure.part for figure in reading.figures if figure.breakdown == "all_grades"}
    assert parts == {"non_clinical", "medical"}
    assert any("Indicator 1 has no total" in remark and "RZ1 2025" in remark for remark in reading.remarks)


def test_nobody_is_no_percentage(long_form, few_organisations):
    lines = long_form.read_text(encoding="utf-8").splitlines()
    text = "\n".join("RZ1,2025,3,,unknown,0,0" if ",3,,unknown," in line else line for line in lines)
    long_form.write_text(text + "\n", encoding="utf-8")
    found = _by_key(wres_return.read(long_form, few_organisations))
    figure = found["RZ1", "disciplinary", "whole", "", "unknown", "rate", "2025-03-31"]
    assert (figure.value, figure.status, figure.denominator) == (None, "not_applicable", 0)


def test_hundreds_come_in_one_file(tmp_path, few_organisations):
    text = template.csv_text().splitlines()
    rows = [line.replace(f"{INVENTED_CODE},2025", f"{code},{year}") for code in ("RZ1", "RZ2", "RZ3A")
            for year in (2023, 2024) for line in text[1:]]  # fmt: skip
    path = tmp_path / "many.csv"
    path.write_text("\n".join([text[0], *rows]) + "\n", encoding="utf-8")
    reading = wres_return.read(path, few_organisations)
    assert len(reading.figures) == 6 * 147
    assert {figure.level for figure in reading.figures} == {"trust", "reporting_unit"}
    assert reading.remarks[0].startswith("3 organisations, WRES 2023 to 2024")


def test_the_untouched_template_holds_nothing(tmp_path, root, few_organisations):
    path = tmp_path / "blank.xlsx"
    path.write_bytes(template.workbook(root / "data", 2026))
    with pytest.raises(UnreadableFileError, match="every line of this return is blank"):
        wres_return.read(path, few_organisations)


def test_the_template_asks_in_the_national_order_with_drop_downs_and_notes(tmp_path, root):
    path = tmp_path / "template.xlsx"
    path.write_bytes(template.workbook(root / "data", 2026))
    book = python_calamine.CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["Return", "Example", "Notes", "Lists"]
    rows = book.get_sheet_by_name("Return").to_python(skip_empty_area=False)[layout.HEADING_ROW :]
    asked = [(str(row[0]), row[1], row[2]) for row in rows]
    assert asked[0] == ("1", "Non-clinical", "Under Band 1: headcount on 31 March")
    assert [row[2].split(":")[0] for row in asked if row[1] == "Medical and dental"] == [
        "Consultants", "of which senior medical managers", "Non-consultant career grades", "Trainee grades", "Other",
    ]  # fmt: skip
    assert [row[2] for row in asked if row[0] == "2"] == ["Shortlisted applicants", "Appointed from shortlisting"]
    assert [row[2].split(":")[0] for row in asked if row[0] == "9"] == [
        "Total board members", "of which voting", "of which executive", "of which non-voting", "of which non-executive",
    ]  # fmt: skip
    assert "invented" in str(book.get_sheet_by_name("Example").to_python()[0][0])
    with zipfile.ZipFile(path) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<dataValidation ") == 3 and "Lists!$A$2" in sheet
