"""The rows of a view as JSON, with title, finding, source, licence, versions and link."""

from __future__ import annotations

from typing import Any

import orjson

from atlas.exports.document import Document
from atlas.exports.table import Column, Table, stamped


def to_json(document: Document) -> bytes:
    """All tables of the view, and what a reader needs to trust them. A value that is not known is null."""
    body = {
        **about(document),
        "tables": [
            {
                "name": table.name,
                "title": table.title,
                "notes": list(table.notes),
                "columns": [described(column) for column in table.columns],
                "rows": [row_of(table, row) for row in table.rows],
            }
            for table in tables_of(document)
        ],
    }
    return orjson.dumps(body, option=orjson.OPT_INDENT_2)


def about(document: Document) -> dict[str, Any]:
    """Everything of a document but its tables."""
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


def tables_of(document: Document) -> list[Table]:
    """Its tables; those of an invented service say so on every row."""
    return [stamped(table, document.specimen) for table in document.tables]


def described(column: Column) -> dict[str, Any]:
    """What a column is: its key in the rows, the heading people read, its unit."""
    return {"key": column.key, "heading": column.in_file or column.heading, "unit": column.unit}


def row_of(table: Table, row: Any) -> dict[str, Any]:
    """The values of the table's own columns; a text that says nothing is no value."""
    return {column.key: None if row.get(column.key) == "" else row.get(column.key) for column in table.columns}
