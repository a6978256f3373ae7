"""What every column holds → the table that describes the others."""

from __future__ import annotations

import duckdb

from atlas.warehouse import described, tables


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Describe every column of every table. One of which nothing is written has a blank meaning."""
    columns, keys = described.described(), described.key_columns()
    found = connection.execute(
        "select table_name, column_index, column_name, data_type from duckdb_columns() join duckdb_tables() "
        "using (database_name, schema_name, table_name) order by table_name, column_index"
    ).fetchall()
    rows = []
    for table, position, column, kind in found:
        words = described.of(columns, table, column)
        rows.append(
            {
                "table": table,
                "position": position,
                "column": column,
                "type": kind.lower(),
                "unit": words.unit,
                "meaning": words.meaning,
                "in_key": column in keys.get(table, ()),
                "refers_to": words.refers_to,
            }
        )
    tables.insert(connection, "data_dictionary", rows)
