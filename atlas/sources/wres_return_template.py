"""Blank and filled returns to start from, as CSV or as a workbook laid out like the national return.

The filled example is of an invented organisation, says so on every sheet, and is refused by the reader.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from atlas.sources import wres_return_layout as layout
from atlas.sources.organisations import Organisation, Organisations
from atlas.sources.wres_return_layout import FormRow, Line

INVENTED_CODE = "ZZ9"
INVENTED_NAME = "Invented Vale NHS Trust (does not exist)"
EXAMPLE_YEAR = 2025

# Numerator and base (None: the line's own total) by line and group.
Counts = dict[tuple[Line, str], tuple[int, int | None]]


def example() -> Counts:
    """The invented return: numerator and base of each line and group."""
    found: Counts = {}
    weights = {"white": (1.0, 5), "bme": (0.42, 4), "unknown": (0.05, 1)}
    staff = dict.fromkeys(layout.GROUPS, 0)
    for position, line in enumerate(line for line in layout.lines() if line.number == 1):
        for group, (weight, least) in weights.items():
            size = 0 if line.cell == "under_band_1" else least + round(weight * (20 + 37 * ((position * 5) % 11)))
            size = 6 + least if line.cell == layout.SENIOR_MANAGER else size
            found[line, group] = (size, None)
            staff[group] += 0 if line.cell == layout.SENIOR_MANAGER else size
    rates = {2: (0.21, 0.14, 0.18), 3: (0.006, 0.009, 0.012), 4: (0.61, 0.57, 0.55), 5: (0.24, 0.29, 0.26),
             6: (0.21, 0.26, 0.25), 7: (0.59, 0.47, 0.5), 8: (0.07, 0.15, 0.11)}  # fmt: skip
    for line in (line for line in layout.lines() if line.has_base):
        for (group, people), rate in zip(staff.items(), rates[line.number], strict=True):
            base = {2: people + 400, 3: people, 4: people}.get(line.number, people // 2)
            found[line, group] = (round(rate * base), base)
    board = {layout.BOARD: (12, 2, 1), layout.VOTING: (10, 1, 1), layout.EXECUTIVE: (6, 1, 0),
             layout.NON_VOTING: (2, 1, 0), layout.NON_EXECUTIVE: (6, 1, 1)}  # fmt: skip
    for breakdown, members in board.items():
        for group, number in zip(layout.GROUPS, members, strict=True):
            found[layout.line_of()[9, breakdown], group] = (number, None)
    return found | _older(found)


def _older(counts: dict[tuple[Line, str], tuple[int, int | None]]) -> dict[tuple[Line, str], tuple[int, int | None]]:
    """The same invented staff as older editions would have counted them."""
    found: dict[tuple[Line, str], tuple[int, int | None]] = {}
    for line in layout.older_lines():
        for group in layout.GROUPS:
            if line.number == 3:
                entered, staff = counts[layout.line_of()[3, ""], group]
                found[line, group] = (2 * entered, staff)
                continue
            among = [of for of in layout.lines() if of.number == 1 and of.cell != layout.SENIOR_MANAGER]
            own = [of for of in among if of.part == line.part or (line.part == "whole" and of.cell == line.cell)]
            found[line, group] = (sum(counts[of, group][0] for of in own), None)
    return found


def csv_text(edition: str = layout.CURRENT) -> str:
    """The long form, filled for the invented organisation."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(layout.LONG_COLUMNS)
    counts = example()
    year = EXAMPLE_YEAR if edition == layout.CURRENT else layout.LAST_UNSPLIT
    for line in layout.lines_in(edition):
        whole = sum(counts[line, group][0] for group in layout.GROUPS)
        for group in layout.GROUPS:
            numerator, base = counts[line, group]
            denominator = whole if base is None else base
            writer.writerow([INVENTED_CODE, year, line.number, line.breakdown, group, numerator, denominator])
    return text.getvalue()


def workbook(data: Path, last_year: int, edition: str = layout.CURRENT) -> bytes:
    """The workbook form: a blank return with drop-downs, a filled example, notes, and the lists to choose from.

    ``last_year`` is the newest WRES year that can be chosen, ``edition`` one of ``layout.EDITIONS``. ``data`` gives the
    organisations and the notes (``return_notes.csv``).
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        formats = _formats(book)
        sheets = [book.add_worksheet(name) for name in ("Return", layout.EXAMPLE_SHEET, layout.NOTES_SHEET)]
        lists = book.add_worksheet(layout.LISTS_SHEET)
        trusts = [row for row in Organisations.load(data).rows if row.level in ("trust", "reporting_unit")]
        codes = _lists(lists, trusts, last_year)
        _blank(sheets[0], formats, codes, last_year, edition)
        warning = f"{layout.FORM_TITLE}: invented example, not to be taken in"
        whose = (INVENTED_CODE, INVENTED_NAME, min(EXAMPLE_YEAR, last_year))
        _filled(sheets[1], formats, whose, example(), warning, edition)
        _notes(sheets[2], formats, data / "return_notes.csv")
    return content.getvalue()


def filled(code: str, name: str, year: int, counts: Counts, made: dt.datetime) -> bytes:
    """The workbook form with the counts of one organisation and year in it, ready to be taken in.

    ``made`` is the time that the file states of itself: equal arguments give equal bytes.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": made})
        sheet = book.add_worksheet(f"{code} {year}")
        _filled(sheet, _formats(book), (code, name, year), counts, layout.FORM_TITLE, layout.CURRENT)
    return content.getvalue()


def _formats(book: xlsxwriter.Workbook) -> dict[str, Format]:
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "heading": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "warning": book.add_format({"bold": True, "font_color": "#9C0006"}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
        "count": book.add_format({"num_format": "0", "border": 1, "locked": False}),
        "label": book.add_format({"bg_color": "#F2F2F2", "valign": "top"}),
    }


def _lists(sheet: Worksheet, trusts: Sequence[Organisation], last_year: int) -> str:
    """The lists behind the drop-downs; returns the range of the codes."""
    sheet.write_row(0, 0, ["Code", "Name", "WRES year"])
    for number, trust in enumerate(trusts, start=1):
        sheet.write_row(number, 0, [trust.code, trust.name])
    for number, year in enumerate(layout.years(last_year), start=1):
        sheet.write_number(number, 2, year)
    sheet.set_column(1, 1, 60)
    return f"={layout.LISTS_SHEET}!$A$2:$A${len(trusts) + 1}"


def _blank(sheet: Worksheet, formats: dict[str, Format], codes: str, last_year: int, edition: str) -> None:
    """The form to fill in, with drop-downs of organisations (the range ``codes``) and years."""
    top, year = layout.ORGANISATION_ROW - 1, layout.YEAR_ROW - 1
    sheet.write_string(top, 1, "", formats["count"])
    sheet.write_blank(year, 1, None, formats["count"])
    sheet.data_validation(top, 1, top, 1, {
        "validate": "list", "source": codes, "error_title": "Organisation",
        "error_message": "Choose the ODS code of a trust; the sheet “Lists” has their names.",
    })  # fmt: skip
    sheet.data_validation(year, 1, year, 1, {
        "validate": "list", "source": [str(known) for known in layout.years(last_year)], "error_title": "WRES year",
        "error_message": "Choose the year of the 31 March on which staff were counted.",
    })  # fmt: skip
    _form(sheet, formats, layout.FORM_TITLE, {}, edition)


def _filled(
    sheet: Worksheet,
    formats: dict[str, Format],
    whose: tuple[str, str, int],
    counts: Counts,
    title: str,
    edition: str,
) -> None:
    """The form with counts in it; ``whose`` is the code, name and WRES year."""
    code, name, year = whose
    sheet.write_string(layout.ORGANISATION_ROW - 1, 1, code, formats["count"])
    sheet.write_string(layout.ORGANISATION_ROW - 1, 2, name, formats["warning"])
    sheet.write_number(layout.YEAR_ROW - 1, 1, year, formats["count"])
    _form(sheet, formats, title, counts, edition)


def _form(sheet: Worksheet, formats: dict[str, Format], title: str, counts: Counts, edition: str) -> None:
    sheet.write_string(0, 0, title, formats["title" if title == layout.FORM_TITLE else "warning"])
    sheet.write_string(layout.ORGANISATION_ROW - 1, 0, "Organisation (ODS code)", formats["label"])
    sheet.write_string(layout.YEAR_ROW - 1, 0, "WRES year", formats["label"])
    heading = layout.HEADING_ROW - 1
    sheet.write_row(heading, 0, layout.FORM_HEADINGS, formats["heading"])
    rows = layout.form_rows(edition)
    for number, form in enumerate(rows, start=layout.HEADING_ROW):
        _row(sheet, number, form, formats, counts)
    last = layout.HEADING_ROW + len(rows) - 1
    sheet.data_validation(layout.HEADING_ROW, layout.FIRST_COUNT, last, layout.TOTAL_COLUMN, {
        "validate": "integer", "criteria": ">=", "value": 0, "error_title": "A count of people",
        "error_message": "Give a whole number of people, 0 where there is nobody. No percentages, no ratios.",
    })  # fmt: skip
    sheet.freeze_panes(layout.HEADING_ROW, layout.FIRST_COUNT)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 20)
    sheet.set_column(2, 2, 56)
    sheet.set_column(layout.FIRST_COUNT, layout.TOTAL_COLUMN, 11)


def _row(
    sheet: Worksheet,
    number: int,
    form: FormRow,
    formats: dict[str, Format],
    counts: Counts,
) -> None:
    sheet.write_row(number, 0, form.labels, formats["label"])
    for index, group in enumerate((*layout.GROUPS, layout.TOTAL_GROUP)):
        column = layout.FIRST_COUNT + index
        cell = counts.get((form.line, group))
        value = None if cell is None else cell[1] if form.is_base else cell[0]
        if value is None:
            sheet.write_blank(number, column, None, formats["count"])
        else:
            sheet.write_number(number, column, value, formats["count"])


def _notes(sheet: Worksheet, formats: dict[str, Format], path: Path) -> None:
    sheet.set_column(0, 0, 26, formats["words"])
    sheet.set_column(1, 1, 100, formats["words"])
    sheet.write_string(0, 0, "Notes on the return", formats["title"])
    with path.open(encoding="utf-8", newline="") as handle:
        for number, row in enumerate(csv.DictReader(handle), start=2):
            sheet.write_string(number, 0, row["what"], formats["words"])
            sheet.write_string(number, 1, row["text"], formats["words"])
