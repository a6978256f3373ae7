"""``measure``, ``trend``, ``standing`` → ``scorecard``: what is newest of every organisation, for its page."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from atlas.warehouse import fill_measures, tables


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``scorecard`` anew by one statement, which is told of each indicator whether its event is a good one."""
    connection.execute("delete from scorecard")
    known = fill_measures.definitions(connection)
    goods = [definition.direction.good for definition in known.values()]
    connection.register("direction", pa.table({"indicator": list(known), "good": goods}))
    try:
        tables.run_statement(connection, "scorecard")
    finally:
        connection.unregister("direction")
