"""``measure``, ``trend``, ``standing`` → ``scorecard``: what is newest of every organisation, for its page."""

from __future__ import annotations

import duckdb

from atlas.warehouse import tables


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``scorecard`` anew by one statement."""
    connection.execute("delete from scorecard")
    tables.run_statement(connection, "scorecard")
