"""NHS Staff Survey 2021 to 2024, organisational results, as one compiler put the four yearly workbooks together.

All staff: indicators 5 and 8, the two parts of 6, the share of BME respondents, and how many responded. Each year is
weighted as it was first published. The file's columns for region and ICS change their meaning from year to year (in
2021 they are swapped), so places are never read from it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from atlas.errors import UnreadableFileError
from atlas.sources.organisations import Organisations
from atlas.sources.spreadsheet import Line, headings_of, is_workbook, read_table
from atlas.sources.survey import Harvest, RowFault, SurveyRow, is_trust_group, left_out, read_number, surveyed
from atlas.sources.tidy import Figure, Reading

SOURCE = "nss-2021-2024"
YEARS = (2021, 2022, 2023, 2024)
CODE, YEAR, GROUP, WEIGHTING, RESPONDENTS = "ODS code", "Year", "Benchmarking group", "Weighting", "Respondents"


@dataclass(frozen=True)
class Measure:
    """One pair of columns, a rate and its base, and what they are. ``harassment``: it comes from question 14."""

    rate: str
    base: str
    indicator: str
    part: str = "whole"
    harassment: bool = False


_MEASURES = (
    Measure("Emotional_public_rate", "Emotional_public_base", "harassment_public", harassment=True),
    Measure("Emotional_manager_rate", "Emotional_manager_base", "harassment_staff", "managers", True),
    Measure("Emotional_colleagues_rate", "Emotional_colleagues_base", "harassment_staff", "colleagues", True),
    Measure("Discrimination_internal_rate", "Discrimination_internal_base", "discrimination"),
)
ETHNIC_RATE, ETHNIC_BASE = "Ethnic_minority_rate", "Ethnic_minority_base"

# A collection fault of 2023 lost part of the answers to question 14. Question 16a stands just after it, was asked of
# everyone and was not touched, so the shortfall of one base against the other is what a trust lost.
FAULT_YEAR = 2023
FAULT_BASE, WHOLE_BASE = "Emotional_public_base", "Discrimination_public_base"
FAULT_SHORTFALL = 0.10
_FAULT = f"A collection fault of {FAULT_YEAR}"
_COLUMNS = (
    CODE, YEAR, GROUP, WEIGHTING, RESPONDENTS, ETHNIC_RATE, ETHNIC_BASE, WHOLE_BASE,
    *(column for measure in _MEASURES for column in (measure.rate, measure.base)),
)  # fmt: skip


def recognise(path: Path) -> bool:
    """Whether a file has the columns of this compilation. Never raises."""
    try:
        return not is_workbook(path) and {CODE, YEAR, GROUP, ETHNIC_RATE, FAULT_BASE} <= set(headings_of(path))
    except UnreadableFileError:
        return False


def read(path: Path, organisations: Organisations) -> Reading:
    """The trusts' figures of four years. Raises UnreadableFileError naming file and column if a column is absent."""
    table = read_table(path)
    table.need(*_COLUMNS)
    harvest = Harvest(SOURCE, path.name)
    others: Counter[str] = Counter()
    seen: set[tuple[str, int]] = set()
    for line in table.lines:
        with harvest.guarding("", line.number, line.printed()):
            if not is_trust_group(line.cells[GROUP]):
                others[line.cells[GROUP]] += 1
                continue
            organisation, year = surveyed(line.cells[CODE], organisations), _year(line)
            if (organisation.code, year) in seen:
                raise RowFault(f"{organisation.code} stands a second time in {year}")
            seen.add((organisation.code, year))
            note = f"Weighted by {line.cells[WEIGHTING].lower()}, as first published."
            row = SurveyRow(SOURCE, organisation, year, "row", path.name, "", line.number, note)
            _read_line(line, row, harvest)
    hit = sorted({figure.organisation for figure in harvest.figures if _FAULT in figure.note})
    units = Counter(year for _, year in seen)
    return harvest.reading(
        f"Trusts and sectors of trusts read: {', '.join(f'{units[year]} in {year}' for year in sorted(units))}.",
        f"{_FAULT} lost a tenth or more of the answers to question 14 in: {', '.join(hit)}." if hit else "",
        left_out(others),
    )


def shortfall(line: Line) -> float | None:
    """The share of answers to question 14 that a trust lost to the fault of 2023; None in other years or if unknown."""
    kept, whole = (read_number(line.cells[column], column) for column in (FAULT_BASE, WHOLE_BASE))
    if line.cells[YEAR] != str(FAULT_YEAR) or kept is None or not whole:
        return None
    return (whole - kept) / whole


def _read_line(line: Line, row: SurveyRow, harvest: Harvest) -> None:
    for measure in _MEASURES:
        with harvest.guarding("", line.number, line.printed()):
            harvest.figures.append(_rate(line, row, measure))
    with harvest.guarding("", line.number, line.printed()):
        harvest.figures.append(_bme_share(line, row))
    with harvest.guarding("", line.number, line.printed()):
        harvest.figures.append(_respondents(line, row))


def _rate(line: Line, row: SurveyRow, measure: Measure) -> Figure:
    value = read_number(line.cells[measure.rate], measure.rate)
    lost = shortfall(line) if measure.harassment else None
    note = row.note
    if lost is not None and lost >= FAULT_SHORTFALL:
        note += f" {_FAULT} lost {100 * lost:.0f} per cent of the answers to question 14."
    return row.figure(
        measure.indicator,
        value,
        part=measure.part,
        denominator=read_number(line.cells[measure.base], measure.base),
        status="published" if value is not None else "not_published",
        column=measure.rate,
        note=note,
    )


def _bme_share(line: Line, row: SurveyRow) -> Figure:
    value = read_number(line.cells[ETHNIC_RATE], ETHNIC_RATE)
    return row.figure(
        "survey_respondents",
        value,
        group="bme",
        statistic="share",
        denominator=read_number(line.cells[ETHNIC_BASE], ETHNIC_BASE),
        status="derived" if value is not None else "not_published",
        column=ETHNIC_RATE,
        note="Not weighted; summed by the compiler over all groups but the four White ones.",
    )


def _respondents(line: Line, row: SurveyRow) -> Figure:
    value = read_number(line.cells[RESPONDENTS], RESPONDENTS)
    return row.figure(
        "survey_respondents",
        value,
        statistic="count",
        unit="respondents",
        status="derived" if value is not None else "not_published",
        column=RESPONDENTS,
        note="The compiler's count, close to the largest number of answers to any one question and so slightly low.",
    )


def _year(line: Line) -> int:
    text = line.cells[YEAR]
    if text not in {str(year) for year in YEARS}:
        raise RowFault(f"the year {text!r} is not one of {', '.join(map(str, YEARS))}", YEAR)
    return int(text)
