"""Indicators as data: read and validate ``data/indicators/*.toml``.

A definition chooses among closed sets and carries words; it never holds an expression, SQL or a colour.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from atlas.errors import DefinitionError

# What the number is, which decides how it is measured and drawn.
KINDS = {
    "share": "a group's share of the people in a cell, per cent",
    "rate": "per cent of a group to whom something happened or who agree",
    "likelihood_ratio": "one group's rate over the other's",
    "gap": "one share minus another, percentage points",
    "ratio_of_ratios": "White staff's concentration upward over another group's",
    "index": "a share over the share in the whole",
    "count": "people",
}
BETTER = ("lower", "higher", "nearer", "none")
DIRECTIONS = ("white/bme", "bme/white", "bme-white", "board-workforce", "none")
PERIODS = ("survey", "financial_year", "snapshot")
STANDARDS = ("WRES", "derived", "context")


@dataclass(frozen=True)
class Part:
    """A named part of an indicator (6b, 6c) that is shown but never fills the whole."""

    id: str
    title: str
    question: str
    survey_question: str = ""
    event: str = ""


@dataclass(frozen=True)
class Note:
    """A dated remark about how an indicator was collected."""

    text: str
    year: int | None = None


@dataclass(frozen=True)
class Indicator:
    """One indicator. ``ratio`` is the direction in which its ratio is published; ``better`` judges the level."""

    id: str
    number: int
    standard: str
    title: str
    short: str
    question: str
    kind: str
    unit: str
    better: str
    ratio: str
    period: str
    event: str
    out_of: str
    meaning: str
    decimals: int = 1
    survey_question: str = ""
    plural_event: str = ""
    parts: tuple[Part, ...] = ()
    notes: tuple[Note, ...] = ()
    file: str = field(default="", compare=False)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Indicator:
        """An indicator as the warehouse keeps it, parts and notes as JSON."""
        parts = tuple(Part(**part) for part in json.loads(row["parts"]))
        notes = tuple(Note(**note) for note in json.loads(row["notes"]))
        return cls(**{**row, "parts": parts, "notes": notes})

    def part(self, part: str) -> Part | None:
        """The part with that id, or None for the whole."""
        return next((p for p in self.parts if p.id == part), None)

    def event_of(self, part: str) -> str:
        """What happened, as it ends a sentence about the part or the whole."""
        found = self.part(part)
        return found.event if found and found.event else self.event


_TEXT = {
    "id", "standard", "title", "short", "question", "kind", "unit", "better", "ratio", "period", "event", "out_of",
    "meaning",
}  # fmt: skip
_OPTIONAL = {"survey_question", "plural_event", "decimals", "parts", "notes"}
_CLOSED = {"kind": tuple(KINDS), "better": BETTER, "ratio": DIRECTIONS, "period": PERIODS, "standard": STANDARDS}


def load(folder: Path) -> dict[str, Indicator]:
    """All indicators by id, by standard and number. Raises DefinitionError listing every fault in every file."""
    faults: list[str] = []
    found: list[Indicator] = []
    files = sorted(folder.glob("*.toml"))
    if not files:
        faults.append(f"{folder}: no indicator definitions here")
    for path in files:
        try:
            row = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            faults.append(f"{path.name}: not valid TOML ({error})")
            continue
        problems = _faults(row, path)
        if problems:
            faults.extend(f"{path.name}: {problem}" for problem in problems)
            continue
        row["parts"] = tuple(Part(**part) for part in row.get("parts", ()))
        row["notes"] = tuple(Note(**note) for note in row.get("notes", ()))
        found.append(Indicator(**row, file=path.name))
    if faults:
        raise DefinitionError("The indicator definitions need mending:\n  " + "\n  ".join(faults))
    found.sort(key=lambda i: (STANDARDS.index(i.standard), i.number, i.id))
    return {indicator.id: indicator for indicator in found}


def _faults(row: dict[str, Any], path: Path) -> list[str]:
    faults = [f"key {key!r} is unknown" for key in sorted(row.keys() - _TEXT - _OPTIONAL - {"number"})]
    faults += [f"key {key!r} is missing" for key in sorted((_TEXT | {"number"}) - row.keys())]
    faults += [f"{key} must be text" for key in sorted(_TEXT & row.keys()) if not isinstance(row[key], str)]
    if row.get("id") not in (None, path.stem):
        faults.append(f"id is {row['id']!r} but the file is named {path.stem!r}")
    if "number" in row and row["number"] not in range(10):
        faults.append("number must be 1 to 9 for a WRES indicator, 0 otherwise")
    for key, allowed in _CLOSED.items():
        if isinstance(row.get(key), str) and row[key] not in allowed:
            faults.append(f"{key} is {row[key]!r}; choose one of {', '.join(allowed)}")
    for key, kind in (("parts", Part), ("notes", Note)):
        for entry in row.get(key, ()):
            try:
                kind(**entry)
            except TypeError as error:
                faults.append(f"an entry of {key} is wrong ({error})")
    return faults
