"""Putting rows into tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from atlas.errors import DefinitionError
from atlas.warehouse import value_ids


def load_files(connection: duckdb.DuckDBPyConnection, statement: str, paths: Sequence[Path]) -> None:
    """Run ``load/<statement>.sql`` on CSV files of one layout at once, which is much faster than one by one.

    Raises DefinitionError naming the file that does not fit.
    """
    headers: dict[str, Path] = {}
    for path in paths:
        with path.open(encoding="utf-8-sig") as handle:
            headers.setdefault(handle.readline().rstrip("\r\n"), path)
    if len(headers) > 1:
        first, other = list(headers.values())[:2]
        raise DefinitionError(f"{other} has other columns than {first}; mend its first line and build again.")
    text = (resources.files("atlas.warehouse") / "load" / f"{statement}.sql").read_text(encoding="utf-8")
    try:
        if paths:
            connection.execute(text, {"path": [str(path) for path in paths]})
    except duckdb.Error:
        # Which of them it was is found by reading them one by one; the one at fault says so.
        for path in paths:
            load_file(connection, statement, path)
        raise


def load_file(connection: duckdb.DuckDBPyConnection, statement: str, path: Path) -> None:
    """Run ``load/<statement>.sql`` on the CSV at ``path``. Raises DefinitionError naming a file that does not fit."""
    text = (resources.files("atlas.warehouse") / "load" / f"{statement}.sql").read_text(encoding="utf-8")
    if not path.is_file():
        raise DefinitionError(f"{path} is missing; the warehouse cannot be built without it.")
    try:
        connection.execute(text, {"path": str(path)})
    except duckdb.Error as error:
        first_line = str(error).splitlines()[0]
        raise DefinitionError(f"{path} does not fit its table: {first_line} Mend the file and build again.") from error


def run_statement(connection: duckdb.DuckDBPyConnection, statement: str, **parameters: object) -> None:
    """Run ``load/<statement>.sql``, which reads tables only."""
    text = (resources.files("atlas.warehouse") / "load" / f"{statement}.sql").read_text(encoding="utf-8")
    connection.execute(text, parameters or None)


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows whose keys are the table's columns, in the order given; None becomes NULL. Adds ids of values."""
    if not rows:
        return
    connection.register("rows_to_insert", pa.Table.from_pylist(list(rows)))
    named = f", {value_ids.expression(table)} as value_id" if table in value_ids.KEYS else ""
    try:
        connection.execute(f'insert into "{table}" by name select *{named} from rows_to_insert')
    finally:
        connection.unregister("rows_to_insert")


def name_values(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Give the rows of a table that a statement filled the ids that open their trails."""
    connection.execute(f'update "{table}" set value_id = {value_ids.expression(table)}')


def dictionaries(connection: duckdb.DuckDBPyConnection, query: str, parameters: object = None) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries."""
    cursor = connection.execute(query, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
