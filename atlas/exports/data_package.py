"""The whole tables as a Frictionless data package, which tools for R and Python read and check."""

from __future__ import annotations

from typing import Any

from atlas.exports import bulk
from atlas.exports.bulk import Bulk

_TYPES = {
    "varchar": "string",
    "double": "number",
    "integer": "integer",
    "bigint": "integer",
    "boolean": "boolean",
    "date": "date",
}


def package(whole: Bulk) -> dict[str, Any]:
    """The descriptor that lies beside the CSV files, ``datapackage.json``. Paths are relative to it."""
    return {
        "profile": "tabular-data-package",
        "name": "opportunity-atlas",
        "id": f"opportunity-atlas-{whole.version}",
        "title": whole.title,
        "description": whole.description,
        "version": whole.version,
        "keywords": list(bulk.KEYWORDS),
        "licenses": [{"name": "OGL-UK-3.0", "title": bulk.LICENCE_NOTE, "path": bulk.LICENCE_PAGE}],
        "sources": [_source(row) for row in whole.sources],
        "resources": [_resource(whole, row["name"]) for row in whole.tables],
    }


def _source(row: bulk.Row) -> dict[str, Any]:
    made = {"title": f"{row['title']} ({row['publisher']})", "licence": row["licence"]}
    return made | ({"path": row["landing_page"]} if row["landing_page"] else {})


def _resource(whole: Bulk, table: str) -> dict[str, Any]:
    size, digest = whole.files[table]
    return {
        "name": table,
        "title": table.replace("_", " ").capitalize(),
        "description": whole.grain(table),
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size,
        "hash": f"sha256:{digest}",
        "schema": _schema(whole, table),
    }


def _schema(whole: Bulk, table: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "fields": [_field(column) for column in whole.columns_of(table)],
        "missingValues": [""],
        "foreignKeys": [
            # A table that refers to itself names itself by nothing.
            {"fields": [column], "reference": {"resource": "" if there == table else there, "fields": [key]}}
            for column, there, key in whole.references(table)
        ],
    }
    key = whole.key(table)
    return made | ({"primaryKey": key} if key else {})


def _field(column: bulk.Row) -> dict[str, Any]:
    made = {"name": column["column"], "type": _TYPES[column["type"]], "description": bulk.said(column)}
    return made | ({"unit": column["unit"]} if column["unit"] else {})
