"""Descriptions of the whole tables for programs: beside the files, and in the page of downloads for search engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
from flask import Flask, Response, abort, has_request_context, request

from atlas.exports import csvw, data_package, dataset
from atlas.exports.bulk import Bulk
from atlas.exports.table import file_name
from atlas.reader import Atlas
from atlas.web.markup import data_script

PAGE = "/data"


def in_page(interpolate: Callable[..., str], atlas: Atlas) -> Callable[..., str]:
    """Dash's own way of making a document, and in the head of the page of downloads what data set it offers."""

    def document(**parts: Any) -> str:
        whole = interpolate(**parts)
        if not has_request_context() or request.path != PAGE:
            return whole
        said = data_script("application/ld+json", _dataset(atlas))
        return whole.replace("</head>", f"{said}</head>", 1)

    return document


def register(server: Flask, atlas: Atlas) -> None:
    """Add the addresses of the descriptions."""

    @server.get("/download/datapackage.json")
    def package() -> Response:
        return _json(atlas, "datapackage", data_package.package(bulk(atlas)))

    @server.get("/download/csv-metadata.json")
    def every_table() -> Response:
        return _json(atlas, "csv-metadata", csvw.group(bulk(atlas)))

    @server.get("/download/<table>.csv-metadata.json")
    def one_table(table: str) -> Response:
        whole = bulk(atlas)
        if table not in whole.files:
            abort(404)
        return _json(atlas, f"{table}.csv-metadata", csvw.table(whole, table))


def bulk(atlas: Atlas) -> Bulk:
    """The tables that are handed out, and what is known of them."""
    published = atlas.published
    sources = [row for row in published.sources() if row["held"]]
    files = published.download_files()
    tables = [row for row in published.tables() if row["name"] in files]
    return Bulk(published.version, published.specimen, tables, published.data_dictionary(), sources, files)


def _dataset(atlas: Atlas) -> dict[str, Any]:
    years = [row["year"] for row in atlas.published.coverage()]
    titles = [indicator.title for indicator in atlas.indicators.values()]
    host = request.url_root.rstrip("/")
    return dataset.dataset(bulk(atlas), titles, (min(years), max(years)) if years else None, atlas.nation.name, host)


def _json(atlas: Atlas, name: str, body: dict[str, Any]) -> Response:
    """Shown by a browser, and saved under a name that says so where all is invented."""
    response = Response(orjson.dumps(body, option=orjson.OPT_INDENT_2), mimetype="application/json")
    response.headers["Content-Disposition"] = f'inline; filename="{file_name(name, atlas.specimen)}.json"'
    return response
