"""Small workbooks in the publishers' layouts, with invented organisations and values."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from atlas.sources.organisations import Organisation, Organisations

HARASSED = (
    "In the last 12 months how many times have you personally experienced harassment, bullying or abuse at work from"
)
TIMES = ["% Never", "% 1 to 2", "% 3 to 5", "% 6 to 10", "% More than 10", "Base (number of responses)"]
GROUPS = [
    "White - English / Welsh / Scottish / Northern Irish / British", "White - Irish",
    "White - Gypsy or Irish Traveller", "White - Any other White background",
    "Mixed/Multiple ethnic background - White and Black Caribbean",
    "Mixed/Multiple ethnic background - White and Black African",
    "Mixed/Multiple ethnic background - White and Asian",
    "Mixed/Multiple ethnic background - Any other Mixed / Multiple ethnic background",
    "Asian/Asian British - Indian", "Asian/Asian British - Pakistani", "Asian/Asian British - Bangladeshi",
    "Asian/Asian British - Chinese", "Asian/Asian British - Any other Asian background",
    "Black/African/Caribbean/Black British - African", "Black/African/Caribbean/Black British - Caribbean",
    "Black/African/Caribbean/Black British - Any other Black / African / Caribbean background",
    "Other ethnic group - Arab", "Other ethnic group - Any other ethnic background",
]  # fmt: skip
LAYOUT: dict[str, dict[str, list[str]]] = {
    "HEALTH WELLBEING SAFETY Q13-14": {
        "Q13a - Violence at work from patients?": TIMES,
        f"Q14a - {HARASSED} patients / service users, their relatives or other members of the public?": TIMES,
        f"Q14b - {HARASSED} managers?": TIMES,
        f"Q14c - {HARASSED} other colleagues?": TIMES,
    },
    "HEALTH WELLBEING SAFETY Q15-17": {
        "Q15 - Does your organisation act fairly with regard to career progression / promotion?": [
            "% Yes", "% No", "% Don't know", "Base (number of responses)",
        ],
        "Q16b - Have you experienced discrimination at work from manager / team leader or other colleagues?": [
            "% Yes", "% No", "Base (number of responses)",
        ],
    },
    "BACKGROUND INFORMATION Q27-30": {
        "Q28 - What is your ethnic group?": [*(f"% {group}" for group in GROUPS), "Base (number of responses)"],
    },
}  # fmt: skip

# What one organisation answered: question -> the cells from its first column on.
Answers = dict[str, list[object]]
Detailed = Callable[..., Path]


@pytest.fixture
def answers() -> Answers:
    """One organisation's cells: 20 per cent harassed by the public, 8 by managers, 15 by colleagues, and so on."""
    return {
        "Q13a": [90.0, 10.0, 0.0, 0.0, 0.0, 999.0],
        "Q14a": [80.0, 12.0, 4.0, 2.0, 2.0, 500.0],
        "Q14b": [92.0, 5.0, 2.0, 0.5, 0.5, 490.0],
        "Q14c": [85.0, 10.0, 3.0, 1.0, 1.0, 480.0],
        "Q15": [56.25, 12.5, 31.25, 470.0],
        "Q16b": [9.5, 90.5, 460.0],
        "Q28": [
            60.0, 2.0, 0.5, 7.5,  # White 70
            0.5, 0.5, 1.0, 1.0,  # Mixed 3
            8.0, 2.0, 1.0, 1.0, 3.0,  # Asian 15
            6.0, 2.0, 1.0,  # Black 9
            1.0, 2.0,  # other 3
            450.0,
        ],
    }  # fmt: skip


@pytest.fixture
def detailed(tmp_path: Path) -> Detailed:
    """Writes a detailed spreadsheet: ``detailed(lead_headings, [(lead_cells, answers), ...], rename={...})``."""

    def write(
        lead: list[str],
        rows: list[tuple[list[object], Answers]],
        rename: dict[str, str] | None = None,
        year: int = 2024,
        name: str = "results.xlsx",
    ) -> Path:
        rename = rename or {}
        path = tmp_path / name
        with xlsxwriter.Workbook(path) as workbook:
            workbook.add_worksheet("Notes").write(1, 1, f"NHS Staff Survey {year} - Detailed Spreadsheets")
            for title, questions in LAYOUT.items():
                sheet = workbook.add_worksheet(title)
                sheet.merge_range(0, 0, 0, len(lead) - 1, f"NHS Staff Survey {year} - WEIGHTED Results")
                sheet.write_row(4, 0, [rename.get(heading, heading) for heading in lead])
                for number, (cells, _) in enumerate(rows):
                    sheet.write_row(5 + number, 0, cells)
                column = len(lead)
                for question, headings in questions.items():
                    sheet.merge_range(0, column, 3, column + len(headings) - 1, rename.get(question[:4], question))
                    sheet.write_row(4, column, [rename.get(heading, heading) for heading in headings])
                    for number, (_, answered) in enumerate(rows):
                        sheet.write_row(5 + number, column, answered[question.split(" ")[0]])
                    column += len(headings)
        return path

    return write


def _organisation(code: str, level: str, name: str, trust_type: str = "acute") -> Organisation:
    blank = dict.fromkeys(Organisation.__dataclass_fields__, "")
    return Organisation(
        **{**blank, "code": code, "level": level, "name": name, "short_name": name, "trust_type": trust_type}
    )


@pytest.fixture
def few_organisations() -> Organisations:
    """Two trusts, a sector of a trust, an ICB, a region and England."""
    return Organisations(
        (
            _organisation("ENG", "england", "England", ""),
            _organisation("Y99", "region", "Elsewhere", ""),
            _organisation("QZ1", "icb", "NHS Nowhere and the Vale Integrated Care Board", ""),
            _organisation("RZ1", "trust", "Nowhere Hospitals NHS Trust"),
            _organisation("RZ2", "trust", "Nowhere Community NHS Trust", "community"),
            _organisation("RZ3A", "reporting_unit", "Nowhere Island NHS Trust (ambulance sector)", "ambulance"),
        ),
        (),
    )


@pytest.fixture
def fill(root: Path) -> Callable[..., Path]:
    """Writes the workbook form filled with the example's counts for RZ1: ``fill(path, {(row, column): value})``."""
    from atlas.sources import wres_return_layout as layout
    from atlas.sources import wres_return_template as template

    def write(path: Path, changed: dict[tuple[int, int], object] | None = None, title: str = layout.FORM_TITLE) -> Path:
        cells: dict[tuple[int, int], object] = {
            (1, 0): title, (layout.ORGANISATION_ROW, 1): "RZ1", (layout.YEAR_ROW, 1): 2025,
        }  # fmt: skip
        cells |= {(layout.HEADING_ROW, column): text for column, text in enumerate(layout.FORM_HEADINGS)}
        counts = template.example()
        for row, form in enumerate(layout.form_rows(), start=layout.HEADING_ROW + 1):
            cells |= {(row, column): text for column, text in enumerate(form.labels)}
            for column, group in enumerate(layout.GROUPS, start=layout.FIRST_COUNT):
                cells[row, column] = counts[form.line, group][1 if form.is_base else 0]
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("RZ1 2025")
            for (row, column), value in (cells | (changed or {})).items():
                if value is not None:
                    sheet.write(row - 1, column, value)
        return path

    return write
