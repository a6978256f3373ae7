"""Reading a warehouse that an earlier program built, whose tables lack what was added since.

What is lacking is read beside the file, through views: a column holds what its authored definition says of earlier rows
(mostly NULL), and a table has no row. A table that lacks a column of which nothing can be said is as good as not there,
for a filter or a join on that column would leave rows out unseen. ``dictionary/tables.csv`` names the tables and
columns that every page rests on: without one of those nothing is shown.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from atlas.warehouse import schema
from atlas.warehouse.schema import Column, Schema


@dataclass(frozen=True)
class Lacking:
    """What an earlier warehouse has not.

    ``needed`` holds what nothing can be shown without ("measure.verdict"), ``tables`` those that are read as empty,
    ``columns`` (table, column) pairs of the others. ``stand_ins`` defines, in SQL, the view that is read in the place
    of each table which is not as today's; ``supplement`` is all that is to be made beside the file: these, and what
    stands on them.
    """

    needed: tuple[str, ...]
    tables: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]
    stand_ins: Mapping[str, str]
    supplement: tuple[str, ...]


def lacking(kept: Schema, file: str = "warehouse", beside_it: str = "memory.main") -> Lacking:
    """What a warehouse with the tables ``kept`` lacks of what the program of today reads.

    ``file`` is the name under which it is attached, ``beside_it`` the schema that the views are to be in.
    """
    views = schema.definitions("view")
    needed: list[str] = []
    tables: list[str] = []
    columns: list[tuple[str, str]] = []
    beside: dict[str, str] = {}
    for name, authored in schema.authored().tables.items():
        there = {column.name: column.type for column in kept.tables.get(name, ())}
        needed += [f"{name}.{column}" for column in _needed(name) if column not in there]
        if name in views or all(there.get(column.name) == column.type for column in authored):
            continue
        absent = [column for column in authored if column.name not in there]
        if not there or any(column.earlier is None for column in absent):
            tables.append(name)
            beside[name] = _view(beside_it, name, [_cast("NULL", column) for column in authored], "where false")
        else:
            columns += [(name, column.name) for column in absent]
            shown = [_as_today(column, there) for column in authored]
            beside[name] = _view(beside_it, name, shown, f'from {file}.main."{name}"')
    macros = [text for name, text in schema.definitions("macro").items() if name not in kept.macros]
    # Today's views stand on what is read beside the file too.
    derived = list(views.values()) if beside or not views.keys() <= kept.tables.keys() else []
    return Lacking(tuple(needed), tuple(tables), tuple(columns), beside, (*macros, *beside.values(), *derived))


def words(tables: Iterable[str]) -> list[str]:
    """What tables hold in plain words, each once, in the order of the alphabet."""
    return sorted({dictionary()[name]["holds"] for name in tables}, key=str.casefold)


def _needed(table: str) -> list[str]:
    return dictionary()[table]["needed"].split()


@cache
def dictionary() -> dict[str, dict[str, str]]:
    """By table: what it ``holds``, in plain words, and the columns ``needed`` of it for anything to be shown."""
    text = (resources.files("atlas.warehouse") / "dictionary" / "tables.csv").read_text(encoding="utf-8")
    return {row["table"]: row for row in csv.DictReader(text.splitlines())}


def _view(place: str, name: str, columns: Iterable[str], rest: str) -> str:
    return f'create view {place}."{name}" as select {", ".join(columns)} {rest}'


def _as_today(column: Column, there: Mapping[str, str]) -> str:
    """A column of an earlier table in today's type, or what it is for rows from before it."""
    if column.name not in there:
        return _cast(column.earlier or "NULL", column)
    return f'"{column.name}"' if there[column.name] == column.type else _cast(f'"{column.name}"', column)


def _cast(value: str, column: Column) -> str:
    return f'cast({value} as {column.type}) as "{column.name}"'
