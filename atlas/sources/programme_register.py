"""A register of programmes: its columns, its words, and rows read back from ``data/programmes``.

A row is one network, mentoring cohort, programme, charter, award or statement of one organisation, with the page that
printed it. Roles and counts only: no row is about a person, and mentoring is registered by cohort, never by pair.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

KINDS = ("network", "mentoring", "leadership_programme", "charter", "award", "statement", "other")
ABOUT = ("race", "general", "not_stated")
PRECISIONS = ("exact", "bound", "rounded")
PROVENANCES = ("publisher", "copy", "press")
EVALUATIONS = ("", "none", "satisfaction", "pre-post", "comparison group")
FOLDER = "programmes"
NAME = "register.csv"
QUARANTINE = "register.quarantine.csv"


@dataclass(frozen=True)
class Entry:
    """One row as it stands in its file; all cells are text, blank where nothing is printed.

    ``facts`` is a list such as ``senior_champion=yes;mission=no`` of items of the checklist of networks; ``file`` and
    ``row`` say which line of which file it was read from.
    """

    organisation: str
    kind: str
    scheme: str
    name: str
    about: str
    status: str
    value: str
    unit: str
    precision: str
    year: str
    cohort: str
    mentors: str
    participants: str
    meetings_planned: str
    meetings_held: str
    evaluation: str
    evaluation_n: str
    outcome: str
    comparator: str
    facts: str
    note: str
    address: str
    provenance: str
    file: str
    row: str

    @property
    def key(self) -> tuple[str, ...]:
        """What tells a row from every other."""
        return (
            self.organisation,
            self.kind,
            self.scheme,
            self.name,
            self.year,
            self.cohort,
            self.unit,
            self.status,
            self.address,
        )

    @property
    def words(self) -> str:
        """The row in a few words."""
        return " ".join(part for part in (self.organisation, self.kind, self.name, self.year) if part)


STORED = tuple(column.name for column in fields(Entry))
COLUMNS = STORED[:-2]  # those of the template: where a row stands is known from the file itself
COUNTS = ("mentors", "participants", "meetings_planned", "meetings_held", "evaluation_n")


@dataclass(frozen=True)
class Scheme:
    """A charter, award or statement that several organisations may hold, with the printings it is recognised by."""

    scheme: str
    label: str
    about: str
    kind: str
    levels: str
    recognised_by: str

    def is_printed_in(self, name: str) -> bool:
        """Whether a printed name is one of this scheme's."""
        return any(part in name.casefold() for part in self.recognised_by.split(";"))


def schemes(data: Path) -> dict[str, Scheme]:
    """The schemes of ``data/programmes/schemes.csv`` by id."""
    with (data / FOLDER / "schemes.csv").open(encoding="utf-8", newline="") as handle:
        return {row["scheme"]: Scheme(**row) for row in csv.DictReader(handle)}


def checklist(data: Path) -> tuple[str, ...]:
    """The items of the checklist of staff networks."""
    with (data / FOLDER / "network_checklist.csv").open(encoding="utf-8", newline="") as handle:
        return tuple(row["item"] for row in csv.DictReader(handle))


def render(entries: Iterable[Entry]) -> str:
    """The rows as a CSV file, in order of their keys."""
    text = io.StringIO()
    writer = csv.DictWriter(text, STORED, lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(entry) for entry in sorted(entries, key=lambda entry: entry.key))
    return text.getvalue()


def repetitions(entries: Iterable[Entry]) -> list[str]:
    """A sentence for each row that says what an earlier one says."""
    seen: dict[tuple[str, ...], Entry] = {}
    pairs = ((seen.setdefault(entry.key, entry), entry) for entry in entries)
    return [
        f"{again.file}: rows {first.row} and {again.row} are the same ({again.words}); keep one of them."
        for first, again in pairs
        if first is not again
    ]


def held(path: Path) -> list[Entry]:
    """The rows of a register that is held; none where there is no such file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return [Entry(**row) for row in csv.DictReader(handle)]


def template() -> str:
    """An empty register: its heading line."""
    return ",".join(COLUMNS) + "\n"
