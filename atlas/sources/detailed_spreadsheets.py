"""The layout that the two detailed spreadsheets of the NHS Staff Survey have in common.

Row 1 holds each question's words over the first of its columns (merged to the right), row 5 the headings, row 6 the
first data. The last column of every question is its base, the number of unweighted answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from atlas.errors import UnreadableFileError
from atlas.sources.spreadsheet import Sheet, Workbook, column_letter, is_workbook, open_workbook
from atlas.sources.survey import ETHNIC_GROUPS, Harvest, RowFault, SurveyRow, read_number
from atlas.sources.tidy import Figure

QUESTION_ROW = 1
HEADING_ROW = 5
FIRST_ROW = 6
SURVEY_YEAR = 2024
TITLE = f"NHS Staff Survey {SURVEY_YEAR} - WEIGHTED Results"
BASE = "Base (number of responses)"


@dataclass(frozen=True)
class Measure:
    """Which answer to which question is which indicator. ``words`` guards against questions renumbered."""

    question: str
    words: str
    heading: str
    indicator: str
    part: str
    transform: str


_HARASSED = "experienced harassment, bullying or abuse at work from"
MEASURES = (
    Measure("Q14a", f"{_HARASSED} patients", "% Never", "harassment_public", "whole", "100-x"),
    Measure("Q14b", f"{_HARASSED} managers", "% Never", "harassment_staff", "managers", "100-x"),
    Measure("Q14c", f"{_HARASSED} other colleagues", "% Never", "harassment_staff", "colleagues", "100-x"),
    Measure("Q15", "act fairly with regard to career progression", "% Yes", "career_progression", "whole", ""),
    Measure(
        "Q16b", "discrimination at work from manager / team leader or other colleagues", "% Yes", "discrimination",
        "whole", "",
    ),
)  # fmt: skip
ETHNICITY = ("Q28", "your ethnic group")

# The shares of respondents are rounded in no way, so their sum strays from 100 by floating point alone.
_TOTAL_TOLERANCE = 0.01


@dataclass(frozen=True)
class Block:
    """One question's columns in its sheet."""

    sheet: Sheet
    question: str
    columns: dict[str, int]

    def column(self, heading: str) -> int:
        """The column of one answer. Raises UnreadableFileError if the question has none so headed."""
        if heading not in self.columns:
            raise UnreadableFileError(
                f"{self.sheet.file}, sheet {self.sheet.name!r}: {self.question} has no column headed {heading!r} "
                f"in row {HEADING_ROW}; give the file as the publisher issued it."
            )
        return self.columns[heading]

    def number(self, row: int, column: int) -> float | None:
        """A cell as a number, None where results are withheld. Raises RowFault for other text."""
        return read_number(self.sheet.cell(row, column), column_letter(column))


def recognise(path: Path, first_heading: str) -> bool:
    """Whether a file is a detailed spreadsheet of the survey year with that heading first. Never raises."""
    try:
        if not is_workbook(path):
            return False
        workbook = open_workbook(path)
        return any(
            sheet.text(QUESTION_ROW, 0) == TITLE and sheet.text(HEADING_ROW, 0) == first_heading
            for sheet in workbook.sheets()
        )
    except UnreadableFileError:
        return False


def find_block(workbook: Workbook, question: str, words: str) -> Block:
    """The columns of a question. Raises UnreadableFileError if it is not there or asks something else."""
    for sheet in workbook.sheets():
        headings = sheet.headings(QUESTION_ROW)
        for first, printed in enumerate(headings):
            if not printed.startswith(f"{question} - "):
                continue
            if words not in printed:
                raise UnreadableFileError(
                    f"{workbook.file}, sheet {sheet.name!r}, column {column_letter(first)}: {question} does not ask "
                    f"about {words!r}; the questions are those of another year."
                )
            after = (column for column in range(first + 1, len(headings)) if headings[column])
            end = next(after, len(headings))
            columns = {sheet.text(HEADING_ROW, column): column for column in range(first, end)}
            return Block(sheet, question, columns)
    raise UnreadableFileError(
        f"{workbook.file}: no sheet has a column for {question} ({words}) in row {QUESTION_ROW}; "
        "give the file as the publisher issued it."
    )


def data_rows(sheet: Sheet) -> Iterator[int]:
    """The numbers of the rows that hold results."""
    return (row for row in range(FIRST_ROW, sheet.height + 1) if sheet.text(row, 0))


def gather(
    workbook: Workbook, harvest: Harvest, rows_of: Callable[[Sheet], tuple[list[SurveyRow], Counter[str]]]
) -> Counter[str]:
    """Read every measure and the ethnic mix into ``harvest``.

    ``rows_of`` picks the rows of a sheet that are wanted and counts the others by kind; the counts of the last sheet
    are returned. Raises UnreadableFileError if a question, column or sheet is not as published.
    """
    blocks = [find_block(workbook, measure.question, measure.words) for measure in MEASURES]
    ethnicity = find_block(workbook, *ETHNICITY)
    rows: dict[str, list[SurveyRow]] = {}
    others: Counter[str] = Counter()
    for sheet in {block.sheet.name: block.sheet for block in [*blocks, ethnicity]}.values():
        rows[sheet.name], others = rows_of(sheet)
    for measure, block in zip(MEASURES, blocks, strict=True):
        for row in rows[block.sheet.name]:
            with harvest.guarding(row.sheet, row.row, block.sheet.printed(row.row)):
                harvest.figures.append(rate(block, measure, row))
    for row in rows[ethnicity.sheet.name]:
        if row.group == "all":  # the ethnic mix of one ethnic group says nothing
            with harvest.guarding(row.sheet, row.row, ethnicity.sheet.printed(row.row)):
                harvest.figures.extend(ethnic_mix(ethnicity, row))
    return others


def rate(block: Block, measure: Measure, row: SurveyRow) -> Figure:
    """The rate of one measure in one row: its base is the denominator, a withheld cell is 'suppressed'."""
    column = block.column(measure.heading)
    printed = block.number(row.row, column)
    value = 100 - printed if printed is not None and measure.transform == "100-x" else printed
    return row.figure(
        measure.indicator,
        value,
        part=measure.part,
        denominator=block.number(row.row, block.column(BASE)),
        status="published" if value is not None else "suppressed",
        column=column_letter(column),
        transform=measure.transform,
    )


def ethnic_mix(block: Block, row: SurveyRow) -> list[Figure]:
    """Shares of respondents who are White, BME and of each broad group, and for England of each of the 18 groups.

    The wider groups are sums of the published shares, ``derived``; one withheld share withholds every sum it is in.
    Raises RowFault if the shares of all groups do not add up to 100.
    """
    columns = {group.code: block.column(f"% {group.printed}") for group in ETHNIC_GROUPS}
    shares = {code: block.number(row.row, column) for code, column in columns.items()}
    base = block.number(row.row, block.column(BASE))
    known = [share for share in shares.values() if share is not None]
    if len(known) == len(shares) and abs(sum(known) - 100) > _TOTAL_TOLERANCE:
        reason = f"the shares of all ethnic groups add up to {sum(known):.2f}, not 100"
        raise RowFault(reason, f"{column_letter(min(columns.values()))}+…+{column_letter(max(columns.values()))}")
    wider = {broad: [g.code for g in ETHNIC_GROUPS if g.broad == broad] for broad in sorted(_BROAD)}
    wider["bme"] = [group.code for group in ETHNIC_GROUPS if group.broad != "white"]
    figures = []
    for name, codes in wider.items():
        parts = [shares[code] for code in codes]
        withheld = any(part is None for part in parts)
        figures.append(
            row.figure(
                "survey_respondents",
                None if withheld else sum(part for part in parts if part is not None),
                group=name,
                statistic="share",
                denominator=base,
                status="suppressed" if withheld else "derived",
                column="+".join(column_letter(columns[code]) for code in codes),
                transform="sum",
                note="Not weighted; Chinese staff are counted here." if name == "asian" else "Not weighted.",
            )
        )
    for code in columns if row.organisation.level == "england" else ():
        figures.append(
            row.figure(
                "survey_respondents",
                shares[code],
                group=code,
                statistic="share",
                denominator=base,
                status="published" if shares[code] is not None else "suppressed",
                column=column_letter(columns[code]),
                note="Not weighted.",
            )
        )
    return figures


_BROAD = {group.broad for group in ETHNIC_GROUPS}
