"""The workbook as a spreadsheet program reads it: every row, no formula run, one marked table a sheet."""

from __future__ import annotations

import io
import re
import zipfile

from python_calamine import CalamineWorkbook

from atlas.exports.document import INDEPENDENT, Document
from atlas.exports.table import Column, Table
from atlas.exports.workbook import to_xlsx

ONE = Table(
    "Figures",
    [Column("name", "Name"), Column("value", "Value", 1, "per cent")],
    [{"name": "=1+1", "value": 12.345}, {"name": "Somewhere", "value": None}],
    source="A survey", coverage="1 of 2", notes=("A note.",), name="figures",
)  # fmt: skip
EMPTY = Table("Nothing", [Column("name", "Name")], [], name="a name [much] longer than a sheet's name may ever be")


def book(*tables: Table, specimen: str = "") -> bytes:
    return to_xlsx(
        Document(
            "one", "A title", ("It is so.", "And so."), (), tables or (ONE, EMPTY), "A survey", "1 of 2", "autumn 2024",
            ("A licence.",), (), "2", "abc123", "http://example.test/page", specimen,
        )
    )  # fmt: skip


def sheets():
    read = CalamineWorkbook.from_filelike(io.BytesIO(book()))
    return {name: read.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in read.sheet_names}


def test_cover_contents_notes_then_one_table_a_sheet():
    names = list(sheets())
    assert names[:4] == ["Cover", "Contents", "Notes", "1 figures"]
    assert len(names) == 5 and all(len(name) <= 31 for name in names)


def test_every_sheet_is_titled_in_its_first_cell():
    assert [rows[0][0] for rows in sheets().values()] == ["A title", "Contents", "Notes", "Figures", "Nothing"]


def test_the_cover_says_what_is_found_and_all_that_is_needed_to_trust_it():
    assert [row[0] for row in sheets()["Cover"]][:-1] == [
        "A title", "It is so.", "And so.", "Source: A survey", "Period: autumn 2024", "Coverage: 1 of 2",
        "Licence: A licence.", "Version: data abc123, method 2", "This view: http://example.test/page",
        f"Who we are: {INDEPENDENT}",
    ]  # fmt: skip


def test_rows_stand_whole_and_in_full_precision():
    rows = sheets()["1 figures"]
    assert rows[2] == ["Name", "Value (per cent)"]
    assert rows[3] == ["=1+1", 12.345]
    assert rows[4][0] == "Somewhere" and rows[4][1] in ("", None)


def test_notes_hold_source_coverage_and_notes_by_sheet():
    rows = sheets()["Notes"]
    assert ["1 figures", "Source", "A survey"] in rows and ["1 figures", "Coverage", "1 of 2"] in rows
    assert ["1 figures", "Note", "A note."] in rows


def test_what_is_real_says_nothing_of_a_specimen_and_what_is_invented_says_it_first():
    assert not any("Invented" in str(cell) for rows in sheets().values() for row in rows for cell in row)
    read = CalamineWorkbook.from_filelike(io.BytesIO(book(ONE, specimen="All invented")))
    assert read.get_sheet_by_name("Cover").to_python()[:2] == [["A title · All invented"], ["All invented"]]
    assert read.get_sheet_by_name("Notes").to_python()[2] == ["All sheets", "Invented", "All invented"]


def test_no_formula_no_merged_cell_and_a_marked_table_on_each_sheet_with_rows():
    with zipfile.ZipFile(io.BytesIO(book())) as parts:
        names = parts.namelist()
        pages = [parts.read(name).decode() for name in names if name.startswith("xl/worksheets/sheet")]
    assert not any("<f>" in page or "<mergeCell" in page for page in pages)
    assert sum("<tableParts" in page for page in pages) == 4
    assert len([name for name in names if name.startswith("xl/tables/")]) == 4


def test_the_row_of_headings_is_as_high_as_its_longest_and_the_line_above_is_not_cut_to_a_column():
    # 60 letters in a column 32 wide are three lines at most; a program that does not measure them would show one.
    long = Table(
        "Long", [Column("name", "A heading of some sixty letters that must wrap in its column")], [{"name": "x"}]
    )
    with zipfile.ZipFile(io.BytesIO(book(long))) as parts:
        page = parts.read("xl/worksheets/sheet4.xml").decode()
        looks = parts.read("xl/styles.xml").decode()
    height = float(re.search(r'<row r="3"[^>]* ht="([\d.]+)"', page)[1])
    assert 30 <= height <= 45
    style = int(re.search(r'<c r="A2" s="(\d+)"', page)[1])
    formats = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", looks.partition("<cellXfs")[2].partition("</cellXfs>")[0])
    assert "wrapText" not in formats[style]


def test_a_table_is_printed_as_wide_as_the_paper_with_its_headings_on_every_sheet():
    with zipfile.ZipFile(io.BytesIO(book())) as parts:
        page, whole = (parts.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet4", "workbook"))
    assert '<pageSetUpPr fitToPage="1"/>' in page
    assert re.search(r'<pageSetup paperSize="9"[^>]* fitToHeight="0"[^>]* orientation="landscape"', page)
    assert "'1 figures'!$3:$3</definedName>" in whole
