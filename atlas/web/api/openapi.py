"""The OpenAPI 3.1 document, made from the same declarations that the API answers by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas import __version__
from atlas.web.api import held
from atlas.web.api.answers import DATA_VERSION, TRAIL
from atlas.web.api.collections import COLLECTIONS, MAX_PAGE_SIZE, PAGE, PAGE_SIZE, Collection
from atlas.web.api.fields import Field
from atlas.web.api.parameters import MAX_CODES, Parameter

DESCRIPTION = (
    "Race equality at work in the NHS in England, from published figures. GET only, no key, open to any origin. "
    f"At most {MAX_PAGE_SIZE:,} rows a page and {MAX_CODES} codes at once; a parameter that is unknown, given twice or "
    "wrong is refused with one sentence, and so is a key that is not held or a code that no organisation has; where "
    "nothing is held of what is asked for, the list is empty. Every answer has an ETag, and names the version of the "
    "data it comes from. "
    "A missing value is null, with a status that says why. Percentages run from 0 to 100, percentage points are BME "
    "minus White, and ratio_harm above 1 is worse for BME staff on every indicator."
)
_TYPES: Mapping[str, Any] = {
    "string": {"type": ["string", "null"]},
    "number": {"type": ["number", "null"]},
    "integer": {"type": ["integer", "null"]},
    "boolean": {"type": ["boolean", "null"]},
    "json": {"type": ["array", "object", "null"]},
}
_NONE = (
    "There is none, no organisation has a code that is asked for, or that version of the data is not served any more"
)
_VERSIONS = {"data_version": {"type": "string"}, "atlas_version": {"type": "string"}}


def document(root: str, words: held.Words | None = None) -> dict[str, Any]:
    """The whole document; ``root`` is the path under which the API lives, ``words`` the keys that are held."""
    paths: dict[str, Any] = {}
    for collection in COLLECTIONS:
        paths |= _paths(collection, words or {})
    paths["/lineage/{id}"] = {"get": _trail("lineage", "application/json", _trail_schema())}
    paths["/lineage/{id}.csv"] = {"get": _trail("lineage_csv", "text/csv", {"type": "string"})}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Opportunity Atlas",
            "version": __version__,
            "description": DESCRIPTION,
            "license": {"name": "Open Government Licence v3.0 and others, as each source says"},
        },
        "servers": [{"url": root}],
        "paths": paths,
        "components": {
            "schemas": {collection.name: _schema(collection.fields) for collection in COLLECTIONS}
            | {"problem": _problem()},
        },
    }


def _paths(collection: Collection, words: held.Words) -> dict[str, Any]:
    taken = held.declared(collection.parameters, words)
    parameters = [_parameter(one) for one in (*taken, PAGE, PAGE_SIZE, DATA_VERSION)]
    said = {"statement": {"type": "string", "const": collection.statement}} if collection.statement else {}
    listed = {
        "type": "object",
        "required": [*_VERSIONS, *said, "licence", "paging", "results"],
        "properties": _VERSIONS
        | said
        | {
            "licence": {"type": "string"},
            "paging": {
                "type": "object",
                "properties": {
                    name: {"type": "integer"} for name in ("page", "page_size", "total_results", "total_pages")
                },
            },
            "results": {"type": "array", "items": {"$ref": f"#/components/schemas/{collection.name}"}},
        },
    }
    made = {
        f"/{collection.name}": {
            "get": {
                "operationId": f"list_{collection.name}",
                "summary": collection.title,
                "description": collection.grain,
                "parameters": parameters,
                "responses": _responses({"application/json": {"schema": listed}}),
            }
        },
        f"/{collection.name}.csv": {
            "get": {
                "operationId": f"list_{collection.name}_csv",
                "summary": f"{collection.title}, as CSV",
                "description": f"{collection.grain} The columns are the fields, a dot where JSON nests.",
                "parameters": parameters,
                "responses": _responses({"text/csv": {"schema": {"type": "string"}}}),
            }
        },
    }
    if collection.key:
        one = {
            "allOf": [
                {"type": "object", "properties": _VERSIONS},
                {"$ref": f"#/components/schemas/{collection.name}"},
            ]
        }
        key = Parameter(collection.key, "Which one.", {"type": "string", "pattern": collection.key_pattern})
        made[f"/{collection.name}/{{{collection.key}}}"] = {
            "get": {
                "operationId": f"one_of_{collection.name}",
                "summary": f"One of the {collection.title.lower()}",
                "parameters": [_parameter(key, "path"), _parameter(DATA_VERSION)],
                "responses": _responses({"application/json": {"schema": one}}),
            }
        }
    return made


def _trail(operation: str, media_type: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "operationId": operation,
        "summary": "Where a number comes from" + (", as CSV" if media_type == "text/csv" else ""),
        "description": "Of any figure or computed value that another answer, a page or a file names by its id: what it "
        "is, every value it was computed from, the steps with their functions, and every published figure at the end "
        "with its publication, file, checksum, sheet and cell, and reader. In CSV one row for each of these.",
        "parameters": [_parameter(TRAIL, "path"), _parameter(DATA_VERSION)],
        "responses": _responses({media_type: {"schema": dict(schema)}}),
    }


def _trail_schema() -> dict[str, Any]:
    text, listed, thing = {"type": "string"}, {"type": "array", "items": {"type": "object"}}, {"type": "object"}
    properties = _VERSIONS | {
        "id": text,
        "kind": text,
        "what": text | {"description": "What the value is of, in words"},
        "value": text | {"description": "The value as pages show it"},
        "status": text,
        "organisation": thing,
        "indicator": thing | {"description": "The indicator with its definition"},
        "stored": thing | {"description": "Every number that is stored with the value"},
        "steps": listed | {"description": "What was done, in order, each with the function that did it"},
        "method_version": text,
        "inputs": listed | {"description": "The values it was computed from, with their role and id"},
        "cells": listed | {"description": "Every published figure at the end of the trail, and where it was read"},
    }
    return {"type": "object", "required": list(properties), "properties": properties}


def _parameter(parameter: Parameter, place: str = "query") -> dict[str, Any]:
    schema = {name: value for name, value in parameter.schema.items() if name != "default" or value}
    if "enum" in schema:
        schema["enum"] = [word for word in schema["enum"] if word]
    made: dict[str, Any] = {
        "name": parameter.name,
        "in": place,
        "required": place == "path",
        "description": parameter.text,
        "schema": schema,
    }
    if schema["type"] == "array":
        made |= {"style": "form", "explode": False}
    return made


def _schema(fields: Sequence[Field]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for field in fields:
        described = {**_TYPES[field.kind], "description": field.text}
        outer, _, inner = field.name.partition(".")
        if inner:
            group = properties.setdefault(outer, {"type": "object", "properties": {}, "required": []})
            group["properties"][inner] = described
            group["required"].append(inner)
        else:
            properties[outer] = described
    return {"type": "object", "properties": properties, "required": list(properties)}


def _responses(content: Mapping[str, Any]) -> dict[str, Any]:
    refused = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/problem"}}}
    return {
        "200": {"description": "What was asked for", "content": dict(content)},
        "304": {"description": "Not changed since the ETag that was sent"},
        "400": {"description": "A parameter is wrong", "content": refused},
        "404": {"description": _NONE, "content": refused},
    }


def _problem() -> dict[str, Any]:
    text = {"type": "string"}
    error = {"type": "object", "properties": {"parameter": text, "message": text}}
    return {
        "type": "object",
        "description": "Problem Details (RFC 9457)",
        "required": ["type", "title", "status", "detail", "code"],
        "properties": {
            "type": text,
            "title": text,
            "status": {"type": "integer"},
            "code": text,
            "detail": text,
            "errors": {"type": "array", "items": error},
        },
    }
