"""The authored tables: creating them, and what of them an earlier warehouse lacks.

``sql`` holds one numbered definition for each table. The default of a column says what rows of a time before the column
mean: a column that may be blank is blank for them, and so is one whose default is NULL though none may be blank now.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import duckdb

_COLUMNS = """
select table_name, column_name, data_type, is_nullable, column_default from duckdb_columns()
where database_name = current_database() and not internal
order by table_name, column_index
"""
_MACROS = "select function_name from duckdb_functions() where database_name = current_database() and not internal"
_CREATES = re.compile(r"^create (table|view|macro) (\w+)", re.MULTILINE)


@dataclass(frozen=True)
class Column:
    """A column with its type; ``earlier`` is what rows from before it hold, in SQL, None where nothing can be said."""

    name: str
    type: str
    earlier: str | None


@dataclass(frozen=True)
class Schema:
    """Tables and views with their columns in order, and the names of macros."""

    tables: Mapping[str, tuple[Column, ...]]
    macros: frozenset[str]


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """Run the numbered definitions in order; each table carries its first line, the grain, as its comment."""
    for kind, name, text in _scripts():
        connection.execute(text)
        if kind == "table":
            grain = text.splitlines()[0].removeprefix("-- ").replace("'", "''")
            connection.execute(f"comment on table {name} is '{grain}'")


@cache
def authored() -> Schema:
    """What the program of today expects of a warehouse."""
    with duckdb.connect(":memory:") as connection:
        create(connection)
        return of(connection)


def definitions(kind: str) -> dict[str, str]:
    """The authored definitions of one kind, ``view`` or ``macro``, by name and in the order of their making."""
    return {name: text for one, name, text in _scripts() if one == kind}


def of(connection: duckdb.DuckDBPyConnection) -> Schema:
    """What the current database of a connection has."""
    tables: dict[str, list[Column]] = {}
    for table, column, kind, nullable, default in connection.execute(_COLUMNS).fetchall():
        tables.setdefault(table, []).append(Column(column, kind, default or ("NULL" if nullable else None)))
    macros = frozenset(name for (name,) in connection.execute(_MACROS).fetchall())
    return Schema({name: tuple(columns) for name, columns in tables.items()}, macros)


@cache
def _scripts() -> tuple[tuple[str, str, str], ...]:
    """Kind, name and text of each definition; a file has one."""
    folder = resources.files("atlas.warehouse") / "sql"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir(), key=lambda path: path.name)]
    return tuple((*_CREATES.findall(text)[0], text) for text in texts)
