"""One line of a CSV file of reference data, which can say where it stands when something is wrong with it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from math import isfinite
from pathlib import Path

from atlas.errors import UnreadableFileError
from atlas.sources import spreadsheet


@dataclass(frozen=True)
class Line:
    """The values of one line by column, with the file and the line number (the header is line 1)."""

    file: str
    number_in_file: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def fault(self, column: str, what: str) -> UnreadableFileError:
        """The error to raise about one cell."""
        return UnreadableFileError(f"{self.file}, row {self.number_in_file}, column {column}: {what}.")

    def known(self, column: str, codes: Container[str]) -> None:
        """Raise unless the code in that column is among ``codes``."""
        if self[column] not in codes:
            raise self.fault(column, f"there is no organisation {self[column]!r}; correct the code or add its row")

    def date(self, column: str, optional: bool = False) -> str:
        """The ISO date in that column as text; '' only where ``optional``."""
        text = self[column]
        if optional and not text:
            return ""
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            raise self.fault(column, f"{text!r} is not a date of the form 2024-03-31") from None

    def number(self, column: str) -> str:
        """The number in that column, as text exactly as it stands."""
        try:
            good = isfinite(float(self[column]))
        except ValueError:
            good = False
        if not good:
            raise self.fault(column, f"{self[column]!r} is not a number")
        return self[column]


def read(path: Path, columns: tuple[str, ...]) -> list[Line]:
    """The lines of a CSV file, values stripped. Raises UnreadableFileError if it is damaged or lacks a column."""
    table = spreadsheet.read_table(path)
    table.need(*columns)
    if not table.lines:
        raise UnreadableFileError(f"{path.name} has a header and no rows; fetch it again.")
    return [
        Line(path.name, line.number, {column: line.cells[column].strip() for column in columns}) for line in table.lines
    ]
