"""England's NHS workforce by ethnic group, role group and grade, from the workbook behind Ethnicity facts and figures.

One sheet, one headcount a row: Time (the first of the month that the figures end), Ethnicity, Ethnicity_type,
Staff_Group, Role_Group, Grade, Value. Three kinds of row are totals, and only one of them can be added up again from
what is kept:

- Ethnicity 'All' (known ethnicity) and 'All - Including…' (everybody) are sums of the groups: they check the groups
  and are not kept.
- Grade 'All Grades' is a headcount of its own, in which a person who works in two grades counts once. It is kept as
  breakdown ``all_grades`` and must never be added to the grades.
"""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from atlas.errors import UnreadableFileError
from atlas.sources.organisations import Organisations
from atlas.sources.tidy import Figure, Reading, Rejected, snapshot_period

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
    """Whether the first sheet of the workbook starts with the seven columns."""
    if path.suffix.lower() not in (".xls", ".xlsx") or not path.is_file():
        return False
    try:
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(nrows=1)
    except (CalamineError, OSError):
        return False
    return bool(rows) and tuple(rows[0][: len(COLUMNS)]) == COLUMNS


def read(path: Path, context: Organisations) -> Reading:
    """Every headcount by role group, grade and ethnic group; totals checked against the groups they sum.

    ``context`` is not needed: all rows are England. Raises UnreadableFileError for a damaged or foreign file.
    """
    sheet, rows = _open(path)
    figures: dict[tuple[Cell, str], Figure] = {}
    rejected: list[Rejected] = []
    totals: dict[tuple[Cell, str], float] = {}
    for number, row in enumerate(rows, start=2):
        time, ethnicity, _, _, role, grade, value = row[: len(COLUMNS)]
        fault = _fault(time, ethnicity, role, grade, value)
        if not fault:
            cell = (_month_end(time), ROLE_GROUPS[role], GRADES[grade])
            total = ethnicity in (_KNOWN_TOTAL, _TOTAL)
            key = (cell, ethnicity if total else GROUPS[ethnicity])
            if key in (totals if total else figures):
                fault = ("", "the same date, ethnic group, role group and grade stand above; the first row is kept")
            elif total:
                totals[key] = value
            else:
                figures[key] = _figure(path, sheet, number, key, value)
        if fault:
            column, reason = fault
            text = " | ".join(str(item) for item in row)
            rejected.append(Rejected(SOURCE, path.name, sheet, str(number), column, reason, text))
    remarks = [
        f"{len(totals):,} rows are totals over ethnicity; they check the groups and are not kept as figures.",
        *_differences(figures, totals),
    ]
    return Reading(SOURCE, list(figures.values()), rejected, remarks)


def _open(path: Path) -> tuple[str, list[list[Any]]]:
    try:
        workbook = CalamineWorkbook.from_path(path)
        name = workbook.sheet_names[0]
        rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError) as error:
        raise UnreadableFileError(f"{path.name} cannot be opened as a workbook ({error}); fetch it again.") from None
    if not rows or tuple(rows[0][: len(COLUMNS)]) != COLUMNS:
        raise UnreadableFileError(f"{path.name}, sheet {name}, row 1: the columns are not {', '.join(COLUMNS)}.")
    if len(rows) == 1:
        raise UnreadableFileError(f"{path.name}, sheet {name}: there are no rows under the header; fetch it again.")
    return name, rows[1:]


def _fault(time: Any, ethnicity: Any, role: Any, grade: Any, value: Any) -> tuple[str, str] | None:
    """The spreadsheet column at fault and why, or None."""
    if not isinstance(time, date):
        return "A", "Time is not a date"
    if ethnicity not in GROUPS and ethnicity not in (_KNOWN_TOTAL, _TOTAL):
        return "B", "the ethnic group is none of those known"
    if role not in ROLE_GROUPS:
        return "E", "the role group is none of those known; add it to the reader and to role_groups.csv"
    if grade not in GRADES:
        return "F", "the grade is none of those known"
    if not isinstance(value, int | float) or value < 0 or value != int(value):
        return "G", "the headcount is not a whole number"
    return None


def _month_end(first: date) -> str:
    """The publication prints the first of a month for figures taken at its end."""
    return f"{first:%Y-%m}-{calendar.monthrange(first.year, first.month)[1]}"


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


def _figure(path: Path, sheet: str, number: int, key: tuple[Cell, str], value: float) -> Figure:
    (day, role, grade), group = key
    period: dict[str, Any] = snapshot_period(day)
    return Figure(
        source=SOURCE,
        organisation="ENG",
        level="england",
        indicator="representation",
        part=role,
        breakdown=grade,
        group=group,
        statistic="count",
        value=value,
        numerator=None,
        denominator=None,
        unit="headcount",
        precision="exact",
        status="published",
        **period,
        locator="cell",
        file=path.name,
        sheet=sheet,
        row=str(number),
        column="G",
        transform="",
        note="",
    )
