"""What is written of columns: ``dictionary/columns.csv``, ``keys.csv`` and ``trails.csv``.

A line of ``columns.csv`` is of some tables, or of all (``*``) where a name means the same everywhere; the ends of an
interval (``…_low``, ``…_high``) are described by what they are the interval of.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

EVERY = "*"
_ENDS = {"_low": "Lower", "_high": "Upper"}


@dataclass(frozen=True)
class Described:
    """What a column holds; ``refers_to`` is the table and column that hold what its cells name."""

    unit: str
    meaning: str
    refers_to: str


def described() -> dict[tuple[str, str], Described]:
    """What is written of columns, by table (or ``*``) and name."""
    return {
        (table, column): Described(row["unit"], row["meaning"], row["refers_to"])
        for row in _read("columns")
        for table in row["tables"].split()
        for column in row["columns"].split()
    }


def key_columns() -> dict[str, tuple[str, ...]]:
    """The columns that together name a row, by table."""
    return {row["table"]: tuple(row["columns"].split()) for row in _read("keys")}


def of(columns: dict[tuple[str, str], Described], table: str, column: str) -> Described:
    """What is known of one column: what is written of it in its table, else in every table, else of its interval."""
    written = columns.get((table, column)) or columns.get((EVERY, column))
    if written is not None:
        return written
    for ending, side in _ENDS.items():
        inner = column.removesuffix(ending)
        if inner != column and ((table, inner) in columns or (EVERY, inner) in columns):
            whole = of(columns, table, inner)
            return replace(whole, meaning=f"{side} end of the 95 % interval of {inner}", refers_to="")
    return Described("", "", "")


def opens_trail(table: str, column: str) -> bool:
    """Whether a column holds ids, each of which opens the trail of a value, and so says nothing of its own."""
    marked = trail_columns()
    return column in marked.get(table, ()) or column in marked[EVERY]


@cache
def trail_columns() -> dict[str, tuple[str, ...]]:
    """The columns whose cells open trails, by table (or ``*``)."""
    return {row["table"]: tuple(row["columns"].split()) for row in _read("trails")}


def _read(name: str) -> list[dict[str, str]]:
    text = (resources.files("atlas.warehouse") / "dictionary" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
