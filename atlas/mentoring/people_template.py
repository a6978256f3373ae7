"""A file of people to start from: empty, or filled with invented people to try it out."""

from __future__ import annotations

import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from atlas.exports import csv_file
from atlas.mentoring.people import BANDS, COLUMNS, ROLES
from atlas.mentoring.reading import MOST_PLACES, SHEET

_ROWS = 2000  # of the empty workbook that have drop-downs
# Invented people of an invented trust. P05 is left without: she works under M02 and asked not to be paired with M01.
EXAMPLE = (
    ("M01", "mentor", "Finance", "vsm", "CE", "2", "Moorside", "LS9", "yes", "finance; digital", "English; Urdu", ""),
    ("M02", "mentor", "Nursing", "9", "CE", "", "Moorside", "LS9", "no", "leadership; research", "English", ""),
    ("M03", "mentor", "Surgery", "8d", "CE", "1", "Vale", "BD9", "yes", "research; quality", "English; Yoruba", ""),
    ("P01", "mentee", "Surgery", "7", "M03", "", "Vale", "BD9", "yes", "digital; quality", "English", ""),
    ("P02", "mentee", "Medicine", "6", "M04", "", "Vale", "BD9", "yes", "research; quality", "Yoruba; English", ""),
    ("P03", "mentee", "Estates", "8a", "M05", "", "Moorside", "LS9", "no", "finance", "English; Urdu", ""),
    ("P04", "mentee", "Medicine", "7", "M04", "", "Vale", "BD9", "yes", "research", "English", ""),
    ("P05", "mentee", "Nursing", "7", "M02", "", "Moorside", "LS9", "no", "leadership", "English", "M01"),
)


def content(form: str, *, example: bool) -> bytes:
    """The file as ``xlsx``, with drop-downs and notes on each column, or as ``csv``."""
    rows = EXAMPLE if example else ()
    if form == "csv":
        return csv_file.rows_to_csv(list(COLUMNS), [dict(zip(COLUMNS, row, strict=True)) for row in rows])
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        _people(book.add_worksheet(SHEET), rows, bold, book.add_format({"num_format": "@"}))
        _notes(book.add_worksheet("Notes"), bold, book.add_format({"text_wrap": True, "valign": "top"}))
    return out.getvalue()


def _people(sheet: Worksheet, rows: tuple[tuple[str, ...], ...], bold: Format, as_text: Format) -> None:
    sheet.set_column(0, len(COLUMNS) - 1, 18, as_text)
    sheet.write_row(0, 0, COLUMNS, bold)
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text, as_text)
    position = list(COLUMNS).index
    for name, choices in (("role", ROLES), ("band", BANDS), ("remote", ("yes", "no"))):
        sheet.data_validation(1, position(name), _ROWS, position(name), {"validate": "list", "source": list(choices)})
    sheet.freeze_panes(1, 1)


def _notes(sheet: Worksheet, bold: Format, words: Format) -> None:
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 100)
    sheet.write_row(0, 0, ("Column", "What to write"), bold)
    for number, (name, said) in enumerate(COLUMNS.items(), start=1):
        sheet.write_row(number, 0, (name, said), words)
    sheet.write_row(len(COLUMNS) + 1, 0, ("places", f"{MOST_PLACES} at most. Blank rows are passed over."), words)
