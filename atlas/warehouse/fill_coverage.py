"""``figure`` → ``coverage``: who has a figure, of how many."""

from __future__ import annotations

import duckdb

from atlas.warehouse import tables


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``coverage`` by one statement; ``checks`` recounts it in another way."""
    tables.run_statement(connection, "coverage")
    tables.name_values(connection, "coverage")
