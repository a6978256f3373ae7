"""NHS Staff Survey 2019, organisation benchmark data: every trust, all staff.

Indicators 5 and 8, the two parts of 6, 7 on its old base (without "don't know"), the shares of White and BME
respondents, how many responded and the response rate. One sheet per benchmarking group; the copy that is in public
has a column "Distributed", an extra first row and sums under the table, none of which are the publisher's.
The workbook's notes do not name the ethnic groups behind q25.2 to q25.6, so only White (q25.1) is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from atlas.errors import UnreadableFileError
from atlas.sources.organisations import Organisations
from atlas.sources.spreadsheet import Sheet, column_letter, is_workbook, open_workbook
from atlas.sources.survey import Harvest, RowFault, SurveyRow, left_out, read_number, surveyed
from atlas.sources.tidy import Figure, Reading

SOURCE = "nss-2019"
SURVEY_YEAR = 2019
CODE, TYPE, TYPE_NAME, SAMPLE = "trust", "trtype", "trtname", "sample_type"
RESPONSES, RESPONSE_RATE, WHITE, WHITE_BASE = "responses", "rr_2019", "q25.1_2019", "q25.1_n_2019"
# Groups 1 to 7 are trusts (acute, combined acute, specialist, mental health, combined, community, ambulance).
TRUST_TYPES = frozenset(range(1, 8))
_LAST_POSSIBLE_HEADING_ROW = 5


@dataclass(frozen=True)
class Measure:
    """One question's proportion and number of answers, and what they are."""

    question: str
    indicator: str
    part: str = "whole"
    note: str = ""

    @property
    def proportion(self) -> str:
        """Heading of the proportion."""
        return f"{self.question}_{SURVEY_YEAR}"

    @property
    def base(self) -> str:
        """Heading of the number of answers."""
        return f"{self.question}_n_{SURVEY_YEAR}"


# By the workbook's notes q13 counts those with at least one incident, and q14 leaves "don't know" out of its base.
_MEASURES = (
    Measure("q13a", "harassment_public"),
    Measure("q13b", "harassment_staff", "managers"),
    Measure("q13c", "harassment_staff", "colleagues"),
    Measure("q14", "career_progression", note="Old base: “don’t know” is left out; never compared with 2021 onward."),
    Measure("q15b", "discrimination"),
)
_HEADINGS = (
    CODE, TYPE, TYPE_NAME, SAMPLE, RESPONSES, RESPONSE_RATE, WHITE, WHITE_BASE,
    *(heading for measure in _MEASURES for heading in (measure.proportion, measure.base)),
)  # fmt: skip


def recognise(path: Path) -> bool:
    """Whether a file has the layout of this publication. Never raises."""
    try:
        return is_workbook(path) and any(
            {CODE, TYPE, "q13a_2019"} <= set(sheet.headings(row))
            for sheet in open_workbook(path).sheets()
            for row in [_heading_row(sheet)]
            if row
        )
    except UnreadableFileError:
        return False


def read(path: Path, organisations: Organisations) -> Reading:
    """The trusts' figures. Raises UnreadableFileError naming file, sheet and column if a column is not as published."""
    harvest = Harvest(SOURCE, path.name)
    others: dict[str, int] = {}
    seen: set[str] = set()
    for sheet in open_workbook(path).sheets():
        heading_row = _heading_row(sheet)
        if heading_row is None:
            continue
        columns = {heading: sheet.column(heading, heading_row) for heading in _HEADINGS}
        for row in _numbered_rows(sheet, heading_row, columns[TYPE]):
            with harvest.guarding(sheet.name, row, sheet.printed(row)):
                if sheet.cell(row, columns[TYPE]) not in TRUST_TYPES:
                    name = sheet.text(row, columns[TYPE_NAME])
                    others[name] = others.get(name, 0) + 1
                    continue
                organisation = surveyed(sheet.text(row, columns[CODE]), organisations)
                if organisation.code in seen:
                    raise RowFault(f"{organisation.code} stands a second time in this file")
                seen.add(organisation.code)
                sample = sheet.text(row, columns[SAMPLE])
                note = "" if sample == "Census" else f"A sample of staff was asked, not all ({sample.lower()} sample)."
                survey_row = SurveyRow(SOURCE, organisation, SURVEY_YEAR, "cell", path.name, sheet.name, row, note)
                _Cells(sheet, columns, survey_row).read_into(harvest)
    if not seen:
        raise UnreadableFileError(
            f"{path.name}: no sheet has rows of trusts; give the file as the publisher issued it."
        )
    return harvest.reading(f"{len(seen)} trusts and sectors of trusts read.", left_out(others))


def _heading_row(sheet: Sheet) -> int | None:
    """The row of headings, which a line of the copy's author may push down; None for a sheet without a table."""
    rows = range(1, _LAST_POSSIBLE_HEADING_ROW + 1)
    return next((row for row in rows if sheet.text(row, 0) == CODE), None)


def _numbered_rows(sheet: Sheet, heading_row: int, type_column: int) -> Iterator[int]:
    """The publisher's own rows: those with a number for the benchmarking group."""
    rows = range(heading_row + 1, sheet.height + 1)
    return (row for row in rows if isinstance(sheet.cell(row, type_column), int | float))


@dataclass(frozen=True)
class _Cells:
    """One trust's row, with the columns of its sheet."""

    sheet: Sheet
    columns: dict[str, int]
    row: SurveyRow

    def read_into(self, harvest: Harvest) -> None:
        for measure in _MEASURES:
            with harvest.guarding(self.row.sheet, self.row.row, self.sheet.printed(self.row.row)):
                harvest.figures.append(self._rate(measure))
        for read in (self._shares, self._responses):
            with harvest.guarding(self.row.sheet, self.row.row, self.sheet.printed(self.row.row)):
                harvest.figures.extend(read())

    def _number(self, heading: str) -> float | None:
        column = self.columns[heading]
        return read_number(self.sheet.cell(self.row.row, column), column_letter(column))

    def _proportion(self, heading: str) -> float | None:
        value = self._number(heading)
        if value is not None and not 0 <= value <= 1:
            raise RowFault(f"{value} is not a proportion between 0 and 1", self._letter(heading))
        return value

    def _letter(self, heading: str) -> str:
        return column_letter(self.columns[heading])

    def _rate(self, measure: Measure) -> Figure:
        value = self._proportion(measure.proportion)
        return self.row.figure(
            measure.indicator,
            None if value is None else 100 * value,
            part=measure.part,
            denominator=self._number(measure.base),
            status=_status(value),
            column=self._letter(measure.proportion),
            transform="100*x",
            note=" ".join(text for text in (measure.note, self.row.note) if text),
        )

    def _shares(self) -> list[Figure]:
        white = self._proportion(WHITE)
        shares = (
            ("white", "100*x", None if white is None else 100 * white),
            ("bme", "100-100*x", None if white is None else 100 - 100 * white),
        )
        return [
            self.row.figure(
                "survey_respondents",
                value,
                group=group,
                statistic="share",
                denominator=self._number(WHITE_BASE),
                status=_status(value),
                column=self._letter(WHITE),
                transform=transform,
            )
            for group, transform, value in shares
        ]

    def _responses(self) -> list[Figure]:
        responses, rate = self._number(RESPONSES), self._proportion(RESPONSE_RATE)
        return [
            self.row.figure(
                "survey_respondents",
                responses,
                statistic="count",
                unit="respondents",
                status=_status(responses),
                column=self._letter(RESPONSES),
            ),
            self.row.figure(
                "survey_respondents",
                None if rate is None else 100 * rate,
                breakdown="response_rate",
                status=_status(rate),
                column=self._letter(RESPONSE_RATE),
                transform="100*x",
                note="Of 100 staff who were asked.",
            ),
        ]


def _status(value: float | None) -> str:
    # The workbook's notes: a question with fewer than 11 answers is left blank.
    return "suppressed" if value is None else "published"
