"""NHS Staff Survey, benchmark report Excel data: BME and White rates of indicators 5 to 8, every trust, 2020 to 2024.

One sheet for each benchmarking group of trusts, one row a trust, one column for each question, ethnic group and year.
The rates are proportions; numbers of answers are not in it. The survey of 2020 has the older base of indicator 7, so
the row of ``breaks.csv`` cuts its line there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from atlas.errors import UnreadableFileError
from atlas.sources import wres
from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.spreadsheet import Sheet, column_letter, is_workbook, open_workbook
from atlas.sources.survey import Harvest, RowFault, SurveyRow, read_number, surveyed
from atlas.sources.tidy import Figure, Reading, survey_period

SOURCE = "nss-benchmark-workbook"
CODE = "org_id"
SHEETS = (
    "Acute&Acute Community Trusts",
    "Acute Specialist Trusts",
    "MH&LD, MH, LD&Community Trusts",
    "Community Trusts",
    "Ambulance Trusts",
)
_INDICATORS = {
    "har_from_pat": "harassment_public",
    "har_from_staff": "harassment_staff",
    "equal": "career_progression",
    "q16b": "discrimination",
}
_GROUPS = {"1": "white", "2": "bme"}
_RATE = re.compile(r"(?P<question>har_from_pat|har_from_staff|equal|q16b)_eth_summary_(?P<group>[12])_(?P<year>20\d\d)")
_HEADING_ROWS = 10  # how far down the headings may stand
_HIDDEN = "*"  # printed in place of a rate of too few answers
_NOTE = "The number of answers is not published."
_OLD_BASE = "“Don’t know” is left out of the base, as until the survey of 2020. The number of answers is not published."


@dataclass(frozen=True)
class _Rate:
    """One column of rates: its place, and what it holds."""

    column: int
    indicator: str
    group: str
    year: int

    @property
    def note(self) -> str:
        """What the figure's reader must know."""
        old = self.indicator == wres.IDS[7] and self.year < wres.NEW_BASE_SURVEY_YEAR
        return _OLD_BASE if old else _NOTE


def recognise(path: Path) -> bool:
    """Whether a workbook has a sheet with a code and rates by ethnic group. Never raises."""
    try:
        return path.is_file() and is_workbook(path) and any(_headings(sheet) for sheet in open_workbook(path).sheets())
    except UnreadableFileError:
        return False


def read(path: Path, organisations: Organisations) -> Reading:
    """Two figures for each trust, indicator and year. A sheet without rates is named in a remark, never passed over."""
    harvest = Harvest(SOURCE, path.name)
    remarks = []
    seen: dict[str, str] = {}
    for sheet in open_workbook(path).sheets():
        heading = _headings(sheet)
        if not heading:
            remarks.append(f"{sheet.name}: no column {CODE} with rates by ethnic group, so nothing was read from it.")
            continue
        if sheet.name.strip() not in SHEETS:
            remarks.append(f"{sheet.name}: read like the others, though no known sheet has this name.")
        rates, codes = _rates(sheet, heading), sheet.column(CODE, heading)
        trusts = 0
        for row in range(heading + 1, sheet.height + 1):
            code = sheet.text(row, codes)
            with harvest.guarding(sheet.name, row, sheet.printed(row)):
                if not code:
                    continue
                organisation = surveyed(code, organisations)
                if code in seen:
                    raise RowFault(f"{code} stands a second time, after the sheet {seen[code]!r}", column_letter(codes))
                seen[code] = sheet.name
                trusts += 1
                _read_row(harvest, _Row(organisation, path.name, sheet.name, row), sheet, rates, organisations)
        years = sorted({rate.year for rate in rates})
        remarks.append(f"{sheet.name}: {trusts} trusts, surveys of {years[0]} to {years[-1]}.")
        if lonely := _without_other_group(rates):
            remarks.append(
                f"{sheet.name}: no column {', '.join(lonely)}; the other group alone is kept, and no gap is computed."
            )
    absent = [name for name in SHEETS if name not in set(seen.values())]
    if absent:
        remarks.append(f"Not in this workbook, or without a trust: {'; '.join(absent)}.")
    return harvest.reading(*remarks)


def _headings(sheet: Sheet) -> int:
    """The row of the headings, 0 where the sheet has none of ours."""
    for row in range(1, min(sheet.height, _HEADING_ROWS) + 1):
        found = sheet.headings(row)
        if CODE in found and any(_RATE.fullmatch(text) for text in found):
            return row
    return 0


def _rates(sheet: Sheet, heading: int) -> list[_Rate]:
    """The columns of rates. Raises UnreadableFileError for a column that stands twice."""
    found: dict[str, _Rate] = {}
    for column, text in enumerate(sheet.headings(heading)):
        match = _RATE.fullmatch(text)
        if match is None:
            continue
        if text in found:
            sheet.column(text, heading)  # says which column stands twice
        found[text] = _Rate(column, _INDICATORS[match["question"]], _GROUPS[match["group"]], int(match["year"]))
    return list(found.values())


def _without_other_group(rates: list[_Rate]) -> list[str]:
    """Headings of the columns that are absent though the other group of the same question and year is there."""
    held = {(rate.indicator, rate.year, rate.group) for rate in rates}
    return [
        f"{question}_eth_summary_{number}_{year}"
        for question, indicator in _INDICATORS.items()
        for year in sorted({rate.year for rate in rates})
        for number, group in _GROUPS.items()
        if (indicator, year, group) not in held and any((indicator, year, other) in held for other in _GROUPS.values())
    ]


def _read_row(harvest: Harvest, line: _Row, sheet: Sheet, rates: list[_Rate], organisations: Organisations) -> None:
    """Gather the figures of one trust. A rate that cannot be one is set aside alone, with its column."""
    code = line.organisation.code
    for rate in rates:
        letter = column_letter(rate.column)
        with harvest.guarding(sheet.name, line.row, f"{code} {sheet.text(line.row, rate.column)}"):
            value = read_number(sheet.cell(line.row, rate.column), letter)
            period_end = str(survey_period(rate.year)["period_end"])
            if not organisations.was_open(code, period_end, "survey"):
                if value is None:
                    continue  # no rate for a body that was not there
                raise RowFault(f"{code} was not open in the survey of {rate.year}", letter)
            if value is not None and not 0 <= value <= 1:
                raise RowFault(f"{value:g} is not a proportion between 0 and 1", letter)
            hidden = sheet.text(line.row, rate.column) == _HIDDEN
            harvest.figures.append(line.of(rate, value, letter, hidden=hidden))


@dataclass(frozen=True)
class _Row:
    """One trust's row."""

    organisation: Organisation
    file: str
    sheet: str
    row: int

    def of(self, rate: _Rate, value: float | None, letter: str, *, hidden: bool) -> Figure:
        """The figure of one column; a blank is a figure that was not published, a star one that was suppressed."""
        printed = SurveyRow(SOURCE, self.organisation, rate.year, "cell", self.file, self.sheet, self.row, rate.note)
        return printed.figure(
            rate.indicator,
            None if value is None else 100 * value,
            group=rate.group,
            column=letter,
            transform="100*x",
            status="suppressed" if hidden else "not_published" if value is None else "published",
        )
