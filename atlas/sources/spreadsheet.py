"""Opening what publishers publish: workbooks and CSV files, with one clear sentence for a file that cannot be read.

What a file is follows from its first bytes, never from its name. Rows are counted from 1 as spreadsheet programs show
them, columns from 0 with letters for people.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import python_calamine

from atlas.errors import UnreadableFileError

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and the wrapping of every encrypted workbook
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_NAMES = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}

# How publishers print "nothing here": blank, or one of these.
BLANKS = frozenset({"", "-", "–", "*", "NA", "N/A"})


@dataclass(frozen=True)
class Sheet:
    """One sheet as read: ``rows[0]`` is row 1; numbers are floats, empty cells are ''."""

    file: str
    name: str
    rows: Sequence[Sequence[object]]

    @property
    def height(self) -> int:
        """How many rows the sheet has."""
        return len(self.rows)

    def cell(self, row: int, column: int) -> object:
        """The cell at a row counted from 1 and a column counted from 0; '' beyond the edge."""
        if not 1 <= row <= len(self.rows) or column >= len(self.rows[row - 1]):
            return ""
        return self.rows[row - 1][column]

    def text(self, row: int, column: int) -> str:
        """The cell as text without surrounding space."""
        return str(self.cell(row, column)).strip()

    def headings(self, row: int) -> list[str]:
        """The texts of one row, in order of columns."""
        return [self.text(row, column) for column in range(len(self.rows[row - 1]))] if row <= self.height else []

    def column(self, heading: str, row: int) -> int:
        """The column under a heading, compared exactly. Raises UnreadableFileError if it is absent or there twice."""
        found = [index for index, text in enumerate(self.headings(row)) if text == heading]
        if len(found) != 1:
            raise UnreadableFileError(
                f"{self.file}, sheet {self.name!r}: {'no' if not found else 'more than one'} column is headed "
                f"{heading!r} in row {row}; give the file as the publisher issued it."
            )
        return found[0]

    def printed(self, row: int, columns: int = 6) -> str:
        """The first cells of a row, joined by bars, to show which row was meant."""
        return " | ".join(self.text(row, column) for column in range(columns))


class Workbook:
    """A spreadsheet file, opened; sheets are read when asked for."""

    def __init__(self, file: str, workbook: python_calamine.CalamineWorkbook) -> None:
        self.file = file
        self._workbook = workbook
        self._sheets: dict[str, Sheet] = {}

    @property
    def sheet_names(self) -> list[str]:
        """Names of the sheets in order."""
        return list(self._workbook.sheet_names)

    def sheet(self, name: str) -> Sheet:
        """One sheet. Raises UnreadableFileError if there is none of that name or it is damaged."""
        if name not in self._workbook.sheet_names:
            raise UnreadableFileError(
                f"{self.file}: there is no sheet named {name!r}; give the file as the publisher issued it."
            )
        if name not in self._sheets:
            try:
                rows = self._workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
            except python_calamine.CalamineError as error:
                raise _damaged(self.file) from error
            self._sheets[name] = Sheet(self.file, name, rows)
        return self._sheets[name]

    def sheets(self) -> Iterator[Sheet]:
        """All sheets in order."""
        return (self.sheet(name) for name in self.sheet_names)


@dataclass(frozen=True)
class Line:
    """One line of a CSV file: its number in the file (the header is line 1) and its cells by heading."""

    number: int
    cells: dict[str, str]

    def printed(self, columns: int = 6) -> str:
        """The first cells, joined by bars, to show which line was meant."""
        return " | ".join(list(self.cells.values())[:columns])


@dataclass(frozen=True)
class Table:
    """A CSV file with one heading line."""

    file: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]

    def need(self, *headings: str) -> None:
        """Raise UnreadableFileError naming the first heading that is absent."""
        for heading in headings:
            if heading not in self.headings:
                raise UnreadableFileError(
                    f"{self.file}: no column is headed {heading!r}; give the file as it was published."
                )


def is_workbook(path: Path) -> bool:
    """Whether the first bytes are those of a spreadsheet file."""
    return _first_bytes(path, 8).startswith((_ZIP, _COMPOUND))


def check(path: Path) -> None:
    """Raise UnreadableFileError unless the file can be opened as what its bytes and its name say it is."""
    if is_workbook(path):
        open_workbook(path)
    elif path.suffix.lower() in _WORKBOOK_NAMES:
        raise UnreadableFileError(
            f"{path.name}: its name says spreadsheet but it holds something else; "
            "fetch it again, or rename it to .csv if it is one."
        )
    else:
        headings_of(path)


def open_workbook(path: Path) -> Workbook:
    """Open a workbook (xlsx, xls, ods). Raises UnreadableFileError saying what is wrong with the file."""
    _first_bytes(path, 1)
    content = path.read_bytes()
    if not content.startswith((_ZIP, _COMPOUND)):
        raise UnreadableFileError(f"{path.name}: this is not a spreadsheet file; fetch it again from its publisher.")
    if content.startswith(_COMPOUND) and _ENCRYPTED in content:
        raise _locked(path.name)
    try:
        return Workbook(path.name, python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)))
    except python_calamine.PasswordError as error:
        raise _locked(path.name) from error
    except python_calamine.CalamineError as error:
        raise _damaged(path.name) from error


def headings_of(path: Path) -> tuple[str, ...]:
    """The headings of a CSV file, read without its body. Raises UnreadableFileError if it is not text."""
    first = _decoded(path, _first_bytes(path, 65_536))
    return tuple(next(csv.reader(io.StringIO(first)), []))


def has_columns(path: Path, columns: tuple[str, ...]) -> bool:
    """Whether the file is a CSV with exactly these columns. Raises UnreadableFileError for what is no text."""
    return path.is_file() and not is_workbook(path) and headings_of(path) == columns


def read_table(path: Path) -> Table:
    """Read a CSV file whole. Raises UnreadableFileError for binary content, ragged lines and cut-off quotes."""
    _first_bytes(path, 1)
    reader = csv.reader(io.StringIO(_decoded(path, path.read_bytes()), newline=""), strict=True)
    lines = []
    try:
        headings = next(reader)
        start = reader.line_num + 1
        for cells in reader:
            if len(cells) != len(headings):
                raise UnreadableFileError(
                    f"{path.name}, line {start}: {len(cells)} cells where the heading has {len(headings)}; "
                    "the file seems to be cut off or altered, fetch it again."
                )
            lines.append(Line(start, dict(zip(headings, cells, strict=True))))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFileError(
            f"{path.name}, line {reader.line_num}: not valid CSV ({error}); fetch the file again."
        ) from error
    return Table(path.name, tuple(headings), tuple(lines))


@lru_cache(maxsize=1024)
def column_letter(index: int) -> str:
    """The letters of a column counted from 0, as spreadsheet programs name it: 0 is A, 26 is AA."""
    letters, left = "", index + 1
    while left:
        left, digit = divmod(left - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def number(cell: object) -> float | None:
    """A cell as a number, None where the publisher left it blank. Raises ValueError for any other text."""
    if isinstance(cell, bool):
        raise ValueError(f"{cell} is not a number")
    if isinstance(cell, int | float):
        return float(cell)
    text = str(cell).strip()
    if text in BLANKS:
        return None
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text!r} is not a number")
    return value


def _first_bytes(path: Path, count: int) -> bytes:
    try:
        with path.open("rb") as handle:
            first = handle.read(count)
    except OSError as error:
        raise UnreadableFileError(f"{path.name}: cannot be opened ({error.strerror}); check the path.") from error
    if not first:
        raise UnreadableFileError(f"{path.name}: the file is empty; fetch it again from its publisher.")
    return first


def _decoded(path: Path, content: bytes) -> str:
    if b"\0" in content:
        raise UnreadableFileError(
            f"{path.name}: this is neither a spreadsheet nor a CSV file; nothing was read from it."
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Older office programs write CSV in the Western code page, and a heading may end inside a character.
        return content.decode("cp1252", errors="replace")


def _damaged(file: str) -> UnreadableFileError:
    return UnreadableFileError(f"{file}: the spreadsheet is damaged or cut off; fetch it again from its publisher.")


def _locked(file: str) -> UnreadableFileError:
    return UnreadableFileError(f"{file}: the spreadsheet is protected by a password; save a copy without one.")
