"""The rows of a view for programs: Parquet and JSON, each with title, finding, source, licence, versions and link."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as parquet

from atlas.exports.document import Document
from atlas.exports.table import Column, Table, stamped


def to_json(document: Document) -> bytes:
    """All tables of the view, and what a reader needs to trust them. A value that is not known is null."""
    body = {
        **_about(document),
        "tables": [
            {
                "name": table.name,
                "title": table.title,
                "notes": list(table.notes),
                "columns": [_described(column) for column in table.columns],
                "rows": [_row(table, row) for row in table.rows],
            }
            for table in _stamped(document)
        ],
    }
    return orjson.dumps(body, option=orjson.OPT_INDENT_2)


def to_parquet(document: Document) -> bytes:
    """The first table of the view, a column for each key; what the whole and each column mean is in the metadata."""
    table = _stamped(document)[0]
    about = {"atlas": orjson.dumps({**_about(document), "table": table.title, "notes": list(table.notes)})}
    rows = [_row(table, row) for row in table.rows]
    arrays, columns = [], []
    for column in table.columns:
        values = _alike([row[column.key] for row in rows])
        kind = _kind(values, column)
        arrays.append(pa.array(values, kind))
        columns.append(pa.field(column.key, kind, metadata=_text(_described(column))))
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays, schema=pa.schema(columns, metadata=about)), out, compression="zstd")
    return out.getvalue()


def _about(document: Document) -> dict[str, Any]:
    return {
        "title": document.title,
        "finding": list(document.finding),
        "source": document.source,
        "period": document.period,
        "coverage": document.coverage,
        "licence": list(document.licences),
        "method_version": document.method_version,
        "data_version": document.data_version,
        "link": document.link,
        "limits": list(document.limits),
    } | ({"specimen": document.specimen} if document.specimen else {})


def _stamped(document: Document) -> list[Table]:
    return [stamped(table, document.specimen) for table in document.tables]


def _described(column: Column) -> dict[str, Any]:
    return {"key": column.key, "heading": column.in_file or column.heading, "unit": column.unit}


def _row(table: Table, row: Any) -> dict[str, Any]:
    """The values of the table's own columns; a text that says nothing is no value."""
    return {column.key: None if row.get(column.key) == "" else row.get(column.key) for column in table.columns}


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
