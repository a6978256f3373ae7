"""England's NHS workforce by ethnic group, role group and grade, from the workbook behind Ethnicity facts and figures.

One sheet, one headcount a row: Time (the first of the month that the figures end), Ethnicity, Ethnicity_type,
Staff_Group, Role_Group, Grade, Value. Three kinds of row are totals, and only one of them can be added up again from
what is kept:

- Ethnicity 'All' (known ethnicity) and 'All - Including…' (everybody) are sums of the groups: they check the groups
  and are not kept.
- Grade 'All Grades' is a headcount of its own, some eight thousand below the sum of the grades (presumably someone
  with posts in two grades counts once). It is kept as breakdown ``all_grades`` and must never be added to the grades.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from atlas.errors import UnreadableFileError
from atlas.sources import spreadsheet
from atlas.sources.organisations import Organisations
from atlas.sources.tidy import Figure, Reading, Rejected, headcount, snapshot_period

SOURCE = "workforce-ethnicity"

COLUMNS = ("Time", "Ethnicity", "Ethnicity_type", "Staff_Group", "Role_Group", "Grade", "Value")

GROUPS = {
    "White": "white",
    "Asian": "asian",
    "Black": "black",
    "Chinese": "chinese",
    "Mixed": "mixed",
    "Other": "other",
    "Unknown & Not Stated": "unknown",
    "Discontinued Codes": "discontinued",
}
_UNKNOWN = ("unknown", "discontinued")
_KNOWN_TOTAL = "All"
_TOTAL = "All - Including Unknown, Not Stated And Discontinued Codes"

# As printed; reference/role_groups.csv says which ladder each belongs to.
ROLE_GROUPS = {
    "Nurses & Health Visitors": "nurses_health_visitors",
    "Midwives": "midwives",
    "Ambulance Staff": "ambulance_staff",
    "Scientific, Therapeutic & Technical Staff": "scientific_therapeutic_technical",
    "Support To Doctors, Nurses & Midwives": "support_to_doctors_nurses_midwives",
    "Support To Ambulance Staff": "support_to_ambulance_staff",
    "Support To St&T Staff": "support_to_scientific_therapeutic_technical",
    "Central Functions": "central_functions",
    "Hotel, Property & Estates": "hotel_property_estates",
    "Managers": "managers",
    "Senior Managers": "senior_managers",
    "Hchs Doctors": "doctors",
    "Unknown": "unknown",
}

GRADES = {
    "All Grades": "all_grades",
    **{f"Band {band}": f"band_{band}" for band in ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9")},
    "Very Senior Manager": "vsm",
    "Non Afc Grade": "non_afc",
    "Consultant": "consultant",
    "Associate Specialist": "associate_specialist",
    "Specialty Doctor": "specialty_doctor",
    "Staff Grade": "staff_grade",
    "Specialty Registrar": "specialty_registrar",
    "Core Training": "core_training",
    "Foundation Doctor Year 1": "foundation_1",
    "Foundation Doctor Year 2": "foundation_2",
    "Hospital Practitioner / Clinical Assistant": "hospital_practitioner",
    "Other And Local Hchs Doctor Grades": "other_doctor",
}

_SHOWN = 5

Cell = tuple[str, str, str]  # date, role group, grade


def file_name(figure: Figure) -> str:
    """The file under ``data/figures`` that the figure belongs in: one a calendar year, so that each stays small."""
    return f"{SOURCE}.{figure.period_end[:4]}.csv"


def recognise(path: Path) -> bool:
    """Whether the file is a workbook whose first sheet starts with the seven columns."""
    if not path.is_file() or not spreadsheet.is_workbook(path):
        return False
    workbook = spreadsheet.open_workbook(path)
    return tuple(workbook.sheet(workbook.sheet_names[0]).headings(1)[: len(COLUMNS)]) == COLUMNS


def read(path: Path, organisations: Organisations) -> Reading:
    """Every headcount by role group, grade and ethnic group; totals checked against the groups they sum.

    All rows are England, so ``organisations`` is not consulted. Raises UnreadableFileError for a damaged or foreign
    file.
    """
    sheet = _open(path)
    figures: dict[tuple[Cell, str], Figure] = {}
    totals: dict[tuple[Cell, str], float] = {}
    rejected: list[Rejected] = []
    for number in range(2, sheet.height + 1):
        try:
            key, value = _parsed([sheet.cell(number, column) for column in range(len(COLUMNS))])
            if key in totals or key in figures:
                raise _UnfitError("", "the same date, ethnic group, role group and grade stand above; that row is kept")
        except _UnfitError as error:
            text = sheet.printed(number, len(COLUMNS))
            rejected.append(Rejected(SOURCE, path.name, sheet.name, str(number), error.column, error.reason, text))
            continue
        if key[1] in (_KNOWN_TOTAL, _TOTAL):
            totals[key] = value
        else:
            figures[key] = _figure(sheet, number, key, value)
    remarks = [
        f"{len(totals):,} rows are totals over ethnicity; they check the groups and are not kept as figures.",
        *_differences(figures, totals),
    ]
    return Reading(SOURCE, list(figures.values()), rejected, remarks)


class _UnfitError(Exception):
    """The row cannot become a figure: the spreadsheet column at fault ('' for the whole row) and why."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


def _open(path: Path) -> spreadsheet.Sheet:
    workbook = spreadsheet.open_workbook(path)
    sheet = workbook.sheet(workbook.sheet_names[0])
    if tuple(sheet.headings(1)[: len(COLUMNS)]) != COLUMNS:
        raise UnreadableFileError(
            f"{path.name}, sheet {sheet.name!r}, row 1: the columns are not {', '.join(COLUMNS)}."
        )
    if sheet.height == 1:
        raise UnreadableFileError(f"{path.name}, sheet {sheet.name!r}: no rows under the header; fetch it again.")
    return sheet


def _parsed(cells: list[Any]) -> tuple[tuple[Cell, str], float]:
    """Date, role group, grade and group (or the words of a total), with the headcount."""
    time, ethnicity, _, _, role, grade, value = cells
    if not isinstance(time, date):
        raise _UnfitError("A", "Time is not a date")
    group = ethnicity if ethnicity in (_KNOWN_TOTAL, _TOTAL) else GROUPS.get(ethnicity)
    if group is None:
        raise _UnfitError("B", "the ethnic group is none of those known")
    if role not in ROLE_GROUPS:
        raise _UnfitError("E", "the role group is none of those known; add it to the reader and to role_groups.csv")
    if grade not in GRADES:
        raise _UnfitError("F", "the grade is none of those known")
    if not isinstance(value, float) or value < 0 or not value.is_integer():
        raise _UnfitError("G", "the headcount is not a whole number")
    # The publication prints the first of a month for figures taken at its end.
    day = f"{time:%Y-%m}-{calendar.monthrange(time.year, time.month)[1]}"
    return ((day, ROLE_GROUPS[role], GRADES[grade]), group), value


def _differences(figures: dict[tuple[Cell, str], Figure], totals: dict[tuple[Cell, str], float]) -> Iterator[str]:
    """Remarks on printed totals that are not the sum of their groups: how many, and the first few."""
    known: dict[Cell, float] = defaultdict(float)
    everyone: dict[Cell, float] = defaultdict(float)
    for (cell, group), figure in figures.items():
        everyone[cell] += figure.value or 0
        if group not in _UNKNOWN:
            known[cell] += figure.value or 0
    for label, sums in ((_KNOWN_TOTAL, known), (_TOTAL, everyone)):
        wrong = [
            f"{' '.join(cell)} prints {printed:g}, its groups sum to {sums.get(cell, 0):g}"
            for (cell, total), printed in totals.items()
            if total == label and printed != sums.get(cell, 0)
        ]
        # A cell in which nobody's ethnicity is known has no total 'All'; every cell has the other.
        missing = [
            f"{' '.join(cell)} prints none, its groups sum to {count:g}"
            for cell, count in sums.items()
            if count and (cell, label) not in totals
        ]
        faults = wrong + missing
        if faults:
            yield f"{len(faults)} totals '{label}' are not the sum of their groups: {'; '.join(faults[:_SHOWN])}."


def _figure(sheet: spreadsheet.Sheet, number: int, key: tuple[Cell, str], value: float) -> Figure:
    (day, role, grade), group = key
    return headcount(
        value, snapshot_period(day), source=SOURCE, organisation="ENG", level="england", indicator="representation",
        part=role, breakdown=grade, group=group, locator="cell", file=sheet.file, sheet=sheet.name, row=str(number),
        column="G",
    )  # fmt: skip
