"""The organisations that figures belong to: look-up by code and by any name a body has had."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

# Words that differ between printings of one name and never tell two bodies apart.
_NOISE = re.compile(r"\b(nhs|foundation|trust|the|integrated|care board|icb|ics|system)\b")


@dataclass(frozen=True)
class Organisation:
    """One row of ``data/reference/organisations.csv``; dates are ISO text, '' where not recorded."""

    code: str
    level: str
    name: str
    short_name: str
    trust_type: str
    icb: str
    region: str
    parent: str
    ons_code: str
    postcode: str
    valid_from: str
    valid_to: str
    successor: str
    final_code: str
    longitude: str
    latitude: str
    note: str


@dataclass(frozen=True)
class Organisations:
    """All organisations and all their names."""

    rows: tuple[Organisation, ...]
    names: tuple[tuple[str, str], ...]

    @classmethod
    def load(cls, data: Path) -> Organisations:
        """Read ``organisations.csv`` and ``organisation_names.csv`` from ``data/reference``."""
        reference = data / "reference"
        with (reference / "organisations.csv").open(encoding="utf-8", newline="") as handle:
            rows = tuple(Organisation(**row) for row in csv.DictReader(handle))
        with (reference / "organisation_names.csv").open(encoding="utf-8", newline="") as handle:
            names = tuple((row["code"], row["name"]) for row in csv.DictReader(handle))
        return cls(rows, names)

    @cached_property
    def by_code(self) -> dict[str, Organisation]:
        """Every organisation by its code."""
        return {row.code: row for row in self.rows}

    def was_open(self, code: str, period_end: str, period_kind: str) -> bool:
        """Whether a body was open on any day of the period or the twelve months before; dates are ISO text.

        A survey or financial year measures at most the year up to its end.
        """
        body = self._living(code)
        years = 1 if period_kind == "snapshot" else 2
        earliest = f"{int(period_end[:4]) - years}{period_end[4:]}"
        return (not body.valid_from or body.valid_from <= period_end) and (
            not body.valid_to or body.valid_to >= earliest
        )

    def is_open_on(self, code: str, day: str) -> bool:
        """Whether a body was open on one day, an ISO date."""
        body = self._living(code)
        return (not body.valid_from or body.valid_from <= day) and (not body.valid_to or body.valid_to >= day)

    def _living(self, code: str) -> Organisation:
        """The body whose dates count: a reporting unit lives as long as its trust."""
        body = self.by_code[code]
        return self.by_code.get(body.parent, body) if body.level == "reporting_unit" else body

    def area(self, name: str, level: str) -> str | None:
        """The code of the region or ICB with that name (any printing), or None."""
        return self._areas.get((level, plain(name)))

    @cached_property
    def _areas(self) -> dict[tuple[str, str], str]:
        return {
            (row.level, plain(name)): row.code
            for row in self.rows
            if row.level in ("region", "icb")
            for name in (row.name, row.short_name)
        }

    def trusts_named(self, name: str) -> set[str]:
        """Codes of all trusts that have ever had that name, compared without legal words and punctuation."""
        return self._by_name.get(plain(name), set())

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        pairs = [*self.names, *((row.code, row.name) for row in self.rows)]
        for code, name in pairs:
            if code in self.by_code and self.by_code[code].level == "trust":
                found.setdefault(plain(name), set()).add(code)
        return found


def plain(name: str) -> str:
    """A name folded for comparison: lower case, no accents, legal words or punctuation."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("&", " and ")
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", _NOISE.sub(" ", re.sub(r"[’']", "", text))).split())
