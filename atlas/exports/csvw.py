"""CSV on the Web: the metadata that lies beside a CSV file, of one table or of all of them as a group."""

from __future__ import annotations

from typing import Any

from atlas.exports import bulk
from atlas.exports.bulk import Bulk

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
_TYPES = {
    "varchar": "string",
    "double": "double",
    "integer": "integer",
    "bigint": "integer",
    "boolean": "boolean",
    "date": "date",
}


def table(whole: Bulk, name: str) -> dict[str, Any]:
    """``<name>.csv-metadata.json``: what refers to other tables stands in the metadata of the group."""
    return {"@context": CONTEXT, **_about(whole), **_table(whole, name)}


def group(whole: Bulk) -> dict[str, Any]:
    """``csv-metadata.json``: every table, and how they refer to each other."""
    tables = []
    for row in whole.tables:
        made = _table(whole, row["name"])
        made["tableSchema"]["foreignKeys"] = [
            {"columnReference": column, "reference": {"resource": f"{there}.csv", "columnReference": key}}
            for column, there, key in whole.references(row["name"])
        ]
        tables.append(made)
    return {"@context": CONTEXT, **_about(whole), "dc:title": whole.title, "tables": tables}


def _about(whole: Bulk) -> dict[str, Any]:
    return {
        "dc:publisher": "Opportunity Atlas",
        "dc:license": {"@id": bulk.LICENCE_PAGE},
        "dc:rights": bulk.LICENCE_NOTE,
        "dc:hasVersion": whole.version,
        "dc:source": [row["title"] for row in whole.sources],
    }


def _table(whole: Bulk, name: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(column) for column in whole.columns_of(name)]}
    key = whole.key(name)
    if key:
        schema["primaryKey"] = key
    grain = f"{whole.specimen} {whole.grain(name)}".strip()
    return {"url": f"{name}.csv", "dc:description": grain, "tableSchema": schema}


def _column(column: bulk.Row) -> dict[str, Any]:
    made = {
        "name": column["column"],
        "titles": column["column"],
        "datatype": _TYPES[column["type"]],
        "dc:description": column["meaning"],
    }
    return made | ({"schema:unitText": column["unit"]} if column["unit"] else {})
