"""The API in words: every address with its parameters and fields, from the document that programs read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash
from dash import html
from dash.development.base_component import Component

from atlas.exports.table import Column, Table
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import parts, tables
from atlas.web.api import ROOT, openapi
from atlas.web.api.collections import COLLECTIONS, MAX_PAGE_SIZE, Collection
from atlas.web.api.parameters import MAX_CODES

PATH, TITLE, NAV = "/api", "API", ""
DEFAULTS = Selection()
_EXAMPLE = f"{ROOT}/measures.csv?indicator=discrimination&area_type=trust&latest_only=true&page_size=1000"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The same for every address."""

    def build(**_: str) -> Component:
        return parts.page(
            "How does a program ask the atlas?",
            parts.finding(
                "api-finding",
                f"Everything the pages show is at {ROOT} as JSON and CSV. No key is needed, and any web page may ask.",
            ),
            html.Div(_introduction(), className="prose"),
            *[part for collection in COLLECTIONS for part in _collection(collection)],
            html.Div(_trail(), className="prose"),
        )

    return build


def _introduction() -> list[Any]:
    return [
        html.P(
            [
                "The whole is described for programs in ",
                html.A("openapi.json", href=f"{ROOT}/openapi.json"),
                f" (OpenAPI 3.1). {openapi.DESCRIPTION}",
            ]
        ),
        html.P(["For instance: ", html.A(html.Code(_EXAMPLE), href=_EXAMPLE)]),
        html.P(["How to read it from Python and R, with what that prints: ", html.A("the guide", href="/guide"), "."]),
        html.H2("Limits, pages and versions"),
        html.Ul(
            [
                html.Li(
                    f"At most {MAX_PAGE_SIZE:,} rows a page and {MAX_CODES} codes at once. The headers Page, "
                    "Page-Size, Total-Results and Total-Pages come with JSON and CSV; Link names the next page."
                ),
                html.Li(
                    [
                        "Errors are Problem Details (",
                        html.Code("application/problem+json"),
                        (
                            "): 400 for a parameter that is not understood or a key that is not held, with those "
                            "that are; 404 for what there is not, for a code that no organisation has, or for a "
                            "version of the data that is not served any more. A code of which nothing is held gives "
                            "an answer without rows."
                        ),
                    ]
                ),
                html.Li(
                    [
                        "Send the ETag back in ",
                        html.Code("If-None-Match"),
                        " and an unchanged answer costs nothing. With ",
                        html.Code("data_version"),
                        " in the address the answer may be kept for a year.",
                    ]
                ),
                html.Li("What an owner has not published is never in an answer."),
            ]
        ),
    ]


def _collection(collection: Collection) -> list[Any]:
    address = f"{ROOT}/{collection.name}"
    single = f" One of them: {address}/{{{collection.key}}}." if collection.key else ""
    asked = [
        {"name": one.name, "text": one.text, "taken": _taken(one.schema)}
        for one in collection.parameters
    ]  # fmt: skip
    given = [{"name": one.name, "kind": one.kind, "text": one.text} for one in collection.fields]
    parameters = Table(
        f"Parameters of {address}",
        [Column("name", "Parameter"), Column("text", "Does"), Column("taken", "Takes")],
        asked,
    )
    fields = Table(
        f"Fields of {address}", [Column("name", "Field"), Column("kind", "Type"), Column("text", "Holds")], given
    )
    return [
        html.H2(collection.title, id=collection.name),
        html.P(
            [
                collection.grain,
                " ",
                html.A(html.Code(address), href=address),
                ", ",
                html.A(html.Code(f"{address}.csv"), href=f"{address}.csv"),
                ".",
                single,
                f" Every answer says: {collection.statement}" if collection.statement else "",
            ]
        ),
        *([tables.table(parameters, row_header="name")] if asked else []),
        html.Details([html.Summary(f"The {len(given)} fields"), tables.table(fields, row_header="name")]),
    ]


def _taken(schema: Any) -> str:
    if "enum" in schema:
        return ", ".join(word for word in schema["enum"] if word)
    usual = {"boolean": "true or false", "array": "codes joined by commas"}.get(schema["type"], "text")
    return "a date such as 2024-12-31" if schema.get("format") == "date" else usual


def _trail() -> list[Any]:
    return [
        html.H2("Where a number comes from", id="lineage"),
        html.P(
            [
                html.Code(f"{ROOT}/lineage/{{id}}"),
                " and ",
                html.Code(f"{ROOT}/lineage/{{id}}.csv"),
                (
                    " take the id of any figure or computed value, as answers, files and pages name it, and give its "
                    "trail: what it is, every value it was computed from, each step with the function that did it, and "
                    "the publication, file, checksum, sheet and cell of every figure at the end."
                ),
            ]
        ),
    ]


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes."""
