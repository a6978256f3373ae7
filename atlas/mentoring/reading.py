"""People read from a workbook or CSV file, strictly: every fault is told at once with its place."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from atlas import postcodes
from atlas.errors import PeopleError
from atlas.mentoring.people import BANDS, COLUMNS, MENTEE, MENTOR, NEEDED, ROLES, Person
from atlas.sources import spreadsheet
from atlas.sources.faults import Faults

SHEET = "People"
MOST_PLACES = 20
_PERSONAL = re.compile(r"name|e-?mail|phone|birth|ethnic|race|gender|sex\b|religio|disab", re.I)
_E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")

Points = Mapping[str, tuple[float, float]]


def outcodes(data: Path) -> dict[str, tuple[float, float]]:
    """Longitude and latitude of the first halves of postcodes in ``data/reference/outcodes.csv``."""
    with (data / "reference" / "outcodes.csv").open(encoding="utf-8", newline="") as handle:
        return {row["outcode"]: (float(row["longitude"]), float(row["latitude"])) for row in csv.DictReader(handle)}


def read(path: Path, points: Points) -> tuple[Person, ...]:
    """The people of a file, each with the whole line of management that the file knows of.

    Raises PeopleError with one line a fault, and UnreadableFileError when the file cannot be opened as what it is.
    """
    faults = Faults(path.name, PeopleError)
    sheet, headings, lines = _lines(path)
    places = _Places(faults, sheet, headings)
    places.headings()
    found = {number: _person(cells, number, places, points) for number, cells in lines}
    _together(found, places)
    faults.raise_if_any()
    return _with_whole_lines(found, places)


class _Places:
    """Notes a fault at the cell of a column by its name."""

    def __init__(self, faults: Faults, sheet: str, headings: list[str]) -> None:
        self.faults, self._sheet, self._headings = faults, sheet, headings

    def add(self, text: str, row: int, column: str = "") -> None:
        """Note a fault in a row, at the cell under the heading ``column``."""
        place = column
        if self._sheet and column in self._headings:
            place = f"{spreadsheet.column_letter(self._headings.index(column))} ({column})"
        self.faults.add(text, row, place, self._sheet)

    def headings(self) -> None:
        """Note what is wrong with the heading line, and stop there: no cell can be told without it."""
        for heading, times in Counter(self._headings).items():
            if heading not in COLUMNS and _PERSONAL.search(heading):
                self.add(f"the column {heading!r} is not needed to match people; take it out of the file", 1, heading)
            elif heading not in COLUMNS:
                self.add(f"{heading!r} is no column of this file; those are {', '.join(COLUMNS)}", 1, heading)
            elif times > 1:
                self.add(f"{times} columns are headed {heading!r}; keep one", 1, heading)
        for column in COLUMNS:
            if column not in self._headings:
                self.add(f"there is no column {column!r}; “atlas mentoring template” writes all of them", 1)
        self.faults.raise_if_any()


def _lines(path: Path) -> tuple[str, list[str], list[tuple[int, dict[str, str]]]]:
    """The sheet ('' for CSV), its headings, and the number and cells of each row that is not blank."""
    if spreadsheet.is_workbook(path):
        book = spreadsheet.open_workbook(path)
        sheet = book.sheet(book.sheet_names[0] if len(book.sheet_names) == 1 else SHEET)
        headings = [text for text in sheet.headings(1) if text]
        rows = [
            (number, {heading: _text(sheet.cell(number, column)) for column, heading in enumerate(headings)})
            for number in range(2, sheet.height + 1)
        ]
        return sheet.name, headings, [(number, cells) for number, cells in rows if any(cells.values())]
    spreadsheet.check(path)
    table = spreadsheet.read_table(path)
    cleaned = [(line.number, {name: cell.strip() for name, cell in line.cells.items()}) for line in table.lines]
    return "", list(table.headings), [(number, cells) for number, cells in cleaned if any(cells.values())]


def _text(cell: object) -> str:
    """A cell as it looks: a spreadsheet keeps the band 7 as the number 7.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _person(cells: dict[str, str], row: int, places: _Places, points: Points) -> Person:
    for column in NEEDED:
        if not cells[column]:
            places.add("it is empty", row, column)
    for column, cell in cells.items():
        if _E_MAIL.search(cell):
            places.add("it holds an e-mail address; give a reference of your own", row, column)
    role = cells["role"].casefold()
    if role and role not in ROLES:
        places.add(f"{cells['role']!r} is neither mentor nor mentee", row, "role")
    band = cells["band"].casefold().removeprefix("band").strip()
    if band and band not in BANDS:
        places.add(f"{cells['band']!r} is not one of {', '.join(BANDS)}", row, "band")
    remote = cells["remote"].casefold()
    if remote not in ("yes", "no", ""):
        places.add(f"{cells['remote']!r} is neither yes, no nor blank", row, "remote")
    outcode = _outcode(cells["outcode"], row, places, points)
    return Person(
        reference=cells["person"],
        role=role,
        directorate=cells["directorate"],
        band=band,
        managers=_several(cells["managers"]),
        places=_room(cells["places"], role, row, places),
        site=cells["site"],
        outcode=outcode,
        point=points.get(outcode),
        remote=remote == "yes",
        interests=_several(cells["interests"]),
        languages=_several(cells["languages"]),
        not_with=_several(cells["not_with"]),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(part.split()) for part in cell.split(";") if part.strip()))


def _room(cell: str, role: str, row: int, places: _Places) -> int:
    if role == MENTEE and cell:
        places.add("a mentee has no places; leave it blank", row, "places")
    if role != MENTOR:
        return 0
    if cell and not (cell.isdecimal() and 1 <= int(cell) <= MOST_PLACES):
        places.add(f"{cell!r} is not a whole number from 1 to {MOST_PLACES}", row, "places")
        return 1
    return int(cell or 1)


def _outcode(cell: str, row: int, places: _Places, points: Points) -> str:
    if not cell:
        return ""
    if postcodes.cut(cell) != cell:
        places.add("it holds a whole postcode; give the first half only, such as LS9", row, "outcode")
        return ""
    first = postcodes.first_half(cell)
    if first not in points:
        places.add(
            f"{cell!r} is not the first half of a postcode in England; correct it or leave it blank", row, "outcode"
        )
        return ""
    return first


def _together(found: dict[int, Person], places: _Places) -> None:
    """Faults that only show when rows are held together."""
    rows: dict[str, list[int]] = {}
    for row, person in found.items():
        rows.setdefault(person.reference, []).append(row)
    for reference, where in rows.items():
        if reference and len(where) > 1:
            listed = ", ".join(str(row) for row in where)
            places.add(f"{reference!r} stands in rows {listed}; a person has one row", where[1], "person")
    for row, person in found.items():
        if person.reference in person.managers:
            places.add("somebody cannot be their own manager", row, "managers")
        for other in person.not_with:
            if other not in rows:
                places.add(f"there is no person {other!r} in this file", row, "not_with")
    for role in ROLES:
        if not any(person.role == role for person in found.values()):
            places.add(f"there is no {role} in the file; add a row for each", 1, "role")


def _with_whole_lines(found: dict[int, Person], places: _Places) -> tuple[Person, ...]:
    """Each person's managers, and theirs in turn as far as the file has them."""
    by_reference = {person.reference: person for person in found.values()}
    whole = []
    for row, person in found.items():
        line = dict.fromkeys(person.managers)
        waiting = list(person.managers)
        while waiting:
            manager = by_reference.get(waiting.pop(0))
            further = [above for above in manager.managers if above not in line] if manager else []
            line.update(dict.fromkeys(further))
            waiting += further
        if person.reference in line:
            places.add(f"{person.reference!r} comes back as a manager of their own managers", row, "managers")
        whole.append(replace(person, managers=tuple(line)))
    places.faults.raise_if_any()
    return tuple(whole)
