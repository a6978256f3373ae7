"""Tables as a workbook that a screen reader can follow: a cover, contents, notes, then one table a sheet from cell A1.

After the Government Analysis Function's "Making spreadsheets accessible": no merged cells, no blank rows within a
table, no meaning in colour alone, every sheet titled in A1, every table a marked table with unique headings.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from atlas.exports.document import Document
from atlas.exports.sheets import HEADER_ROW, sheet_name
from atlas.exports.table import Table, stamped

_LINE = 15  # points that a line of text takes
_A4 = 9  # the format's number for it
_WIDEST = 60


def to_xlsx(document: Document) -> bytes:
    """The workbook of a view: its cover says what the view finds, and all that is needed to trust and cite it.

    Of an invented service its cover and its notes say so first.
    """
    specimen, tables = document.specimen, [stamped(table, document.specimen) for table in document.tables]
    cover = (
        *filter(None, (specimen,)),
        *document.finding,
        *(f"{label}: {text}" for label, text in document.facts if text != specimen),
        "“Contents” lists the sheets; “Notes” holds sources, coverage and how to read each table.",
    )
    blank = ("All sheets", "Blank cells", "A blank cell is a figure that is not published; the row says why.")
    first = [("All sheets", "Invented", specimen)] if specimen else []
    title = " · ".join(filter(None, (document.title, specimen)))
    return bound(tables, title, cover, [blank], document.link, first)


def bound(
    tables: Sequence[Table], title: str, cover: Sequence[str], notes: Sequence[tuple[str, str, str]], comment: str = "",
    first: Sequence[tuple[str, str, str]] = (),
) -> bytes:  # fmt: skip
    """Tables as a workbook with these lines on its cover and these notes (sheet, kind, text) after those of the tables.

    Texts are never read as formulas. ``comment`` is kept among the properties of the file; notes that come ``first``
    stand before all others.
    """
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "author": "Opportunity Atlas", "comments": comment})
    look = {
        "title": book.add_format({"bold": True, "font_size": 15}),
        "bold": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "line": book.add_format({"text_wrap": False}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    names = [sheet_name(table.name, place) for place, table in enumerate(tables, start=1)]
    _cover(book.add_worksheet("Cover"), look, title, cover)
    _contents(book.add_worksheet("Contents"), look, tables, names)
    _notes(book.add_worksheet("Notes"), look, [*first, *_notes_of(tables, names), *notes])
    for table, name in zip(tables, names, strict=True):
        _table(book, book.add_worksheet(name), look, table)
    book.close()
    return out.getvalue()


def _cover(sheet: Worksheet, look: dict[str, Format], title: str, lines: Sequence[str]) -> None:
    sheet.set_column(0, 0, 100)
    _text(sheet, 0, 0, title, look["title"])
    for row, line in enumerate(lines, start=1):
        _text(sheet, row, 0, line, look["wrap"])


def _contents(sheet: Worksheet, look: dict[str, Format], tables: Sequence[Table], names: Sequence[str]) -> None:
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 80)
    _text(sheet, 0, 0, "Contents", look["title"])
    rows = [("Cover", "What this workbook is"), ("Notes", "Sources, coverage and how to read each table")]
    rows += [(name, f"{table.title}: {len(table.rows)} rows") for table, name in zip(tables, names, strict=True)]
    _marked(sheet, 1, ["Sheet", "What it holds"], rows, look, "contents")
    for row, (name, _) in enumerate(rows, start=2):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", string=name)


def _notes(sheet: Worksheet, look: dict[str, Format], rows: Sequence[tuple[str, str, str]]) -> None:
    sheet.set_column(0, 1, 24)
    sheet.set_column(2, 2, 100)
    _text(sheet, 0, 0, "Notes", look["title"])
    _marked(sheet, 1, ["Sheet", "Kind", "Text"], rows, look, "notes")


def _notes_of(tables: Sequence[Table], names: Sequence[str]) -> list[tuple[str, str, str]]:
    """What each table says of itself."""
    return [
        (name, kind, text)
        for table, name in zip(tables, names, strict=True)
        for kind, texts in (("Source", [table.source]), ("Coverage", [table.coverage]), ("Note", table.notes))
        for text in texts
        if text
    ]


def _table(book: xlsxwriter.Workbook, sheet: Worksheet, look: dict[str, Format], table: Table) -> None:
    headings = [column.in_file or column.heading for column in table.columns]
    _text(sheet, 0, 0, table.title, look["title"])
    _text(
        sheet,
        1,
        0,
        f"One table of {len(table.rows)} rows and {len(headings)} columns. Sources: see “Notes”.",
        look["line"],
    )
    rows = [[row.get(column.key) for column in table.columns] for row in table.rows]
    _marked(sheet, HEADER_ROW, headings, rows, look, f"table_{sheet.get_name()}")
    lines = 1
    for place, column in enumerate(table.columns):
        shown = f"#,##0.{'0' * column.decimals}" if column.decimals else "#,##0"
        longest = max([len(headings[place]) // 2, *(len(str(row[place] or "")) for row in rows)], default=8)
        width = 14 if column.decimals is not None else min(_WIDEST, max(10, longest + 2))
        lines = max(lines, -(-len(headings[place]) // (width - 3)))
        number = book.add_format({"num_format": shown, "valign": "top"})
        sheet.set_column(place, place, width, look["wrap"] if column.decimals is None else number)
    # Not every program makes the row of wrapped headings as high as they need by itself.
    sheet.set_row(HEADER_ROW, _LINE * lines)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)  # all columns on one sheet of paper, as many sheets as the rows need
    sheet.repeat_rows(HEADER_ROW)


def _marked(
    sheet: Worksheet, top: int, headings: Sequence[str], rows: Sequence[Sequence[Any]], look: dict[str, Format],
    name: str,
) -> None:  # fmt: skip
    """Rows under headings, marked as a table for assistive technology; a table needs one row, so it has a blank one."""
    columns = [{"header": heading, "header_format": look["bold"]} for heading in headings]
    last = top + max(1, len(rows))
    safe = "".join(letter if letter.isalnum() else "_" for letter in name)
    sheet.add_table(
        top, 0, last, len(headings) - 1,
        {"columns": columns, "name": safe, "style": "Table Style Light 1", "autofilter": False, "banded_rows": False},
    )  # fmt: skip
    for row, values in enumerate(rows, start=top + 1):
        for place, value in enumerate(values):
            _cell(sheet, row, place, value)


def _cell(sheet: Worksheet, row: int, place: int, value: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(row, place, str(value))


def _text(sheet: Worksheet, row: int, place: int, text: str, look: Format | None) -> None:
    sheet.write_string(row, place, text, look)
