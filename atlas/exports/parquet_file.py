"""The rows of a view as Parquet, with title, finding, source, licence, versions and link in its metadata."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as parquet

from atlas.exports.document import Document
from atlas.exports.json_file import about, described, row_of, tables_of
from atlas.exports.table import Column


def to_parquet(document: Document) -> bytes:
    """The first table of the view, a column for each key; what the whole and each column mean is in the metadata."""
    table = tables_of(document)[0]
    whole = {"atlas": orjson.dumps({**about(document), "table": table.title, "notes": list(table.notes)})}
    rows = [row_of(table, row) for row in table.rows]
    arrays, columns = [], []
    for column in table.columns:
        values = _alike([row[column.key] for row in rows])
        kind = _kind(values, column)
        arrays.append(pa.array(values, kind))
        columns.append(pa.field(column.key, kind, metadata=_text(described(column))))
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays, schema=pa.schema(columns, metadata=whole)), out, compression="zstd")
    return out.getvalue()


def _alike(values: Sequence[Any]) -> list[Any]:
    """The values of a column as one kind: as text where they are of several."""
    kinds = {float if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value)
             for value in values if value is not None}  # fmt: skip
    if len(kinds) <= 1 and kinds <= {float, str, bool, date}:
        return list(values)
    return [None if value is None else str(value) for value in values]


def _kind(values: Sequence[Any], column: Column) -> pa.DataType:
    known = [value for value in values if value is not None]
    if not known:
        return pa.float64() if column.decimals is not None else pa.string()
    if isinstance(known[0], bool):
        return pa.bool_()
    if all(isinstance(value, int) for value in known):
        return pa.int64()
    if isinstance(known[0], (int, float)):
        return pa.float64()
    return pa.date32() if isinstance(known[0], date) else pa.string()


def _text(described: dict[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in described.items()}
