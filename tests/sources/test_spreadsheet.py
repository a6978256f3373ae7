"""Opening files: what is read, where, and one clear sentence for each way a file can be unreadable."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from atlas.errors import UnreadableFileError
from atlas.sources import spreadsheet


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "small.xlsx"
    with xlsxwriter.Workbook(path) as book:
        first = book.add_worksheet("Cover")
        first.write("C3", "Title")
        second = book.add_worksheet("Data")
        second.write_row("A1", ["code", "rate", "rate"])
        second.write_row("A2", ["RZ1", 12.5, "-"])
    return path


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_column_letters(index: int, letters: str) -> None:
    assert spreadsheet.column_letter(index) == letters


def test_rows_count_from_the_top_of_the_sheet_even_if_it_begins_blank(workbook: Path) -> None:
    sheet = spreadsheet.open_workbook(workbook).sheet("Cover")
    assert sheet.cell(3, 2) == "Title"
    assert sheet.cell(1, 0) == ""
    assert sheet.cell(99, 99) == ""
    assert sheet.cell(0, 0) == ""


def test_columns_are_found_by_heading(workbook: Path) -> None:
    sheet = spreadsheet.open_workbook(workbook).sheet("Data")
    assert sheet.column("code", 1) == 0
    assert sheet.headings(1) == ["code", "rate", "rate"]
    assert sheet.printed(2) == "RZ1 | 12.5 | - |  |  | "
    with pytest.raises(UnreadableFileError, match=r"small\.xlsx, sheet 'Data': no column is headed 'base' in row 1"):
        sheet.column("base", 1)
    with pytest.raises(UnreadableFileError, match="more than one column is headed 'rate'"):
        sheet.column("rate", 1)


def test_a_sheet_that_is_not_there_is_named(workbook: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"small\.xlsx: there is no sheet named 'Ambulance'"):
        spreadsheet.open_workbook(workbook).sheet("Ambulance")


@pytest.mark.parametrize("kept", [4, 100, 0.5, 0.99])
def test_a_truncated_workbook_is_called_cut_off(workbook: Path, kept: float) -> None:
    content = workbook.read_bytes()
    workbook.write_bytes(content[: int(kept if kept > 1 else len(content) * kept)])
    with pytest.raises(UnreadableFileError, match=r"small\.xlsx: the spreadsheet is damaged or cut off"):
        spreadsheet.check(workbook)


def test_a_damaged_sheet_is_noticed_when_it_is_read(workbook: Path) -> None:
    content = bytearray(workbook.read_bytes())
    place = content.index(b"xl/worksheets/sheet2.xml") + 60
    content[place : place + 40] = bytes(40)
    workbook.write_bytes(content)
    with pytest.raises(UnreadableFileError, match="damaged or cut off"):
        list(spreadsheet.open_workbook(workbook).sheets())


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.xlsx", b"", r"empty\.xlsx: the file is empty"),
        ("empty.csv", b"", r"empty\.csv: the file is empty"),
        ("really.xlsx", b"code,rate\nRZ1,1\n", r"really\.xlsx: its name says spreadsheet but it holds something else"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n\0\0\0", r"photo\.csv: this is neither a spreadsheet nor a CSV file"),
        (
            "locked.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le"),
            r"locked\.xlsx: the spreadsheet is protected by a password",
        ),
        (
            "old.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 40,
            r"old\.xls: the spreadsheet is damaged or cut off",
        ),
    ],
)
def test_a_foreign_file_gets_one_sentence(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match=sentence) as raised:
        spreadsheet.check(path)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"gone\.xlsx: cannot be opened \(No such file"):
        spreadsheet.check(tmp_path / "gone.xlsx")


def test_text_is_not_opened_as_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n")
    spreadsheet.check(path)
    assert not spreadsheet.is_workbook(path)
    with pytest.raises(UnreadableFileError, match=r"table\.csv: this is not a spreadsheet file"):
        spreadsheet.open_workbook(path)


def test_a_table_counts_lines_as_an_editor_does(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b'\xef\xbb\xbfcode,note\r\nRZ1,"two\r\nlines"\r\nRZ2,one\r\n')
    table = spreadsheet.read_table(path)
    assert table.headings == ("code", "note")
    assert [(line.number, line.cells["code"]) for line in table.lines] == [(2, "RZ1"), (4, "RZ2")]
    assert table.lines[1].printed() == "RZ2 | one"
    table.need("code", "note")
    with pytest.raises(UnreadableFileError, match=r"table\.csv: no column is headed 'rate'"):
        table.need("code", "rate")


def test_a_table_in_the_western_code_page(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes("code,name\nRZ1,King’s\n".encode("cp1252"))
    assert spreadsheet.read_table(path).lines[0].cells["name"] == "King’s"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2\n3\n", r"table\.csv, line 3: 1 cells where the heading has 2"),
        ('a,b\n1,"2\n', r"table\.csv, line 2: not valid CSV"),
    ],
)
def test_a_cut_off_table_names_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "table.csv"
    path.write_text(text)
    with pytest.raises(UnreadableFileError, match=sentence):
        spreadsheet.read_table(path)


@pytest.mark.parametrize(
    ("cell", "value"), [(12.5, 12.5), (3, 3.0), (" 4.5 ", 4.5), ("", None), ("-", None), ("NA", None)]
)
def test_numbers(cell: object, value: float | None) -> None:
    assert spreadsheet.number(cell) == value


@pytest.mark.parametrize("cell", ["twelve", "nan", "inf", True])
def test_what_is_no_number_is_refused(cell: object) -> None:
    with pytest.raises(ValueError, match="not"):
        spreadsheet.number(cell)
