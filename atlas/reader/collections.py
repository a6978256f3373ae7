"""Questions of the API: whole collections, filtered and a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from atlas import queries
from atlas.queries import Row
from atlas.reader.asking import Asking, Rows


@dataclass(frozen=True)
class Page:
    """Some rows of a collection, and how many rows it has in all."""

    rows: Rows
    total: int


class Collections(Asking):
    """What the API lists. The rows are those of the query file ``api_<name>.sql``; a dot in a column's name nests."""

    def collection(self, name: str, limit: int, offset: int, **filters: Any) -> Page:
        """At most ``limit`` rows from ``offset`` on of those that fit every filter of the query file."""
        rows = self._ask(f"api_{name}", limit=limit, offset=offset, **filters)
        if 0 < len(rows) < limit:
            return Page(rows, offset + len(rows))
        total = queries.count(self._warehouse.cursor(), f"api_{name}", limit=None, offset=0, **filters)
        return Page(rows, total)

    def held_words(self) -> dict[str, list[str]]:
        """The keys that parameters of the lists can take, by parameter; under ``organisation`` every code there is."""
        found: dict[str, list[str]] = self._of_version("held_words", self._held_words)
        return found

    def _held_words(self) -> dict[str, list[str]]:
        words: dict[str, list[str]] = {"organisation": []}
        for row in self._ask("held_words"):
            if row["word"]:
                words.setdefault(row["parameter"], []).append(row["word"])
        return words


def nest(row: Row) -> Row:
    """The row with the dots in its names made into rows within it."""
    made: Row = {}
    for name, value in row.items():
        outer, _, inner = name.partition(".")
        if inner:
            made.setdefault(outer, {})[inner] = value
        else:
            made[outer] = value
    return made
