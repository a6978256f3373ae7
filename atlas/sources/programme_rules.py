"""What a region's own register must be: every row checked, every fault named, nothing about persons."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from atlas.errors import UnreadableFileError
from atlas.sources import programme_register as register
from atlas.sources import spreadsheet
from atlas.sources.organisations import Organisations
from atlas.sources.programme_register import Entry, Scheme

_PERSONAL = re.compile(r"e-?mail|phone|(?:first|last|sur|fore|full|mentor|mentee|person).*name|\bpair\b|birth", re.I)
_ADDRESS_OF_A_PERSON = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_TELEPHONE = re.compile(r"(?<!\d)(?:\+44|0)[ ()-]*[1-9](?:[ ()-]*\d){8,9}(?!\d)")
_SCHEME = re.compile(r"https?://", re.I)
_PAGE = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?", re.I)
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_SHOWN = 10  # faults that are named


def entries(
    path: Path, organisations: Organisations, known: dict[str, Scheme], checklist: tuple[str, ...]
) -> list[Entry]:
    """The rows of a register of one's own. Raises UnreadableFileError with one line a fault."""
    table = spreadsheet.read_table(path)
    _columns(table.file, spreadsheet.headings_of(path))
    table.need(*register.COLUMNS)
    if not table.lines:
        raise UnreadableFileError(f"{table.file} has a heading line and no rows; add a row for each programme.")
    rows, faults = [], []
    for line in table.lines:
        cells = {column: line.cells[column].strip() for column in register.COLUMNS}
        cells["address"] = _SCHEME.sub("", cells["address"], count=1)
        entry = Entry(**cells, file=table.file, row=str(line.number))
        said = _faults(entry, organisations, known, checklist)
        faults += [f"{table.file}, row {line.number}, column {column}: {what}." for column, what in said]
        rows.append(entry)
    faults += register.repetitions(rows)
    if faults:
        more = [f"… and {len(faults) - _SHOWN} more."] if len(faults) > _SHOWN else []
        raise UnreadableFileError("\n".join([*faults[:_SHOWN], *more]))
    return rows


def closing(code: str, organisations: Organisations) -> str:
    """What to say of a body that is closed, and which one does its work; '' of an open one."""
    body = organisations.by_code[code]
    if not body.valid_to:
        return ""
    after = f"; {body.final_code} does its work" if body.final_code not in ("", code) else ""
    return f"code closed on {body.valid_to}{after}"


def _columns(file: str, headings: tuple[str, ...]) -> None:
    for heading in headings:
        if heading in register.COLUMNS:
            continue
        if _PERSONAL.search(heading):
            raise UnreadableFileError(
                f"{file}: the column {heading!r} is about persons; a register holds programmes and cohorts only, so "
                "take the column out."
            )
        raise UnreadableFileError(
            f"{file}: the column {heading!r} is not one of a register; “atlas template --register” writes those it has."
        )


def _faults(
    entry: Entry, organisations: Organisations, known: dict[str, Scheme], checklist: tuple[str, ...]
) -> list[tuple[str, str]]:
    words = (
        ("kind", register.KINDS), ("about", register.ABOUT), ("provenance", register.PROVENANCES),
        ("precision", ("", *register.PRECISIONS)), ("evaluation", register.EVALUATIONS), ("scheme", ("", *known)),
    )  # fmt: skip
    found = [
        (column, f"{getattr(entry, column)!r} is not one of {', '.join(word for word in allowed if word)}")
        for column, allowed in words
        if getattr(entry, column) not in allowed
    ]
    if entry.organisation not in organisations.by_code:
        found.append(("organisation", f"there is no organisation {entry.organisation!r}; correct the code"))
    found += [(column, "it is empty") for column in ("name", "address") if not getattr(entry, column)]
    found += [
        (column, f"{getattr(entry, column)!r} is not a whole number")
        for column in register.COUNTS
        if getattr(entry, column) and not getattr(entry, column).isdecimal()
    ]
    if entry.address and not _PAGE.fullmatch(entry.address):
        found.append(("address", f"{entry.address!r} is no page's address, such as trust.nhs.uk/staff-networks"))
    if entry.year:
        found += [("year", fault) for fault in _faults_of_year(entry.year)]
    if entry.value and not re.fullmatch(r"-?\d+(?:\.\d+)?", entry.value):
        found.append(("value", f"{entry.value!r} is not a number"))
    if entry.value and not (entry.unit and entry.precision):
        found.append(("unit", "a value needs its unit and its precision"))
    for fact in filter(None, entry.facts.split(";")):
        item, _, said = fact.partition("=")
        if item not in checklist or said not in ("yes", "no"):
            found.append(("facts", f"{fact!r} is not an item of the checklist with =yes or =no"))
    found += [
        (column, f"it holds {what}; name no person")
        for what, pattern in (("an e-mail address", _ADDRESS_OF_A_PERSON), ("a telephone number", _TELEPHONE))
        for column in register.COLUMNS
        if column != "address" and pattern.search(getattr(entry, column))
    ]
    return found


def _faults_of_year(printed: str) -> list[str]:
    years = [int(year) for year in _YEAR.findall(printed)]
    if not years:
        return [f"{printed!r} names no year; write it in four digits, or leave it blank where none is printed"]
    if min(years) > date.today().year:
        return [f"{printed!r} is still to come"]
    return []
