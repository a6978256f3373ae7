"""Our own HTTP routes: files of what is shown, boundaries, search suggestions, health."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from types import ModuleType

import orjson
from flask import Flask, Response, abort, request, send_file

from atlas.exports.csv_file import to_csv
from atlas.exports.table import file_name, stamped
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web.views import exports_of, find, workbooks_of

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_YEAR = "public, max-age=31536000, immutable"


def register(server: Flask, atlas: Atlas, pages: Sequence[ModuleType]) -> None:
    """Add every route that is not a page."""
    workbooks = {name: (page, make) for page in pages for name, make in workbooks_of(page).items()}
    exports = {name: (page, make) for page in pages for name, make in exports_of(page).items()}

    @server.get("/export/<name>.csv")
    def export_csv(name: str) -> Response:
        if name not in exports:
            abort(404)
        page, make = exports[name]
        selection, _ = Selection.from_query(request.args, page.DEFAULTS)
        content = make(atlas.published, selection)
        name = f"{file_name(content.name, atlas.specimen)}.csv"
        return _file(to_csv(stamped(content, atlas.specimen)), "text/csv; charset=utf-8", name)

    @server.get("/export/<name>.xlsx")
    def export_workbook(name: str) -> Response:
        if name not in workbooks:
            abort(404)
        from atlas.exports.workbook import to_xlsx  # here: most visitors want none, and it is slow to load

        page, make = workbooks[name]
        selection, _ = Selection.from_query(request.args, page.DEFAULTS)
        view = find(atlas.published, name, request.args)
        address = request.url_root.rstrip("/") + (view.address if view else page.PATH)
        tables = [stamped(table, atlas.specimen) for table in make(atlas.published, selection)]
        body = to_xlsx(tables, page.TITLE, address, atlas.specimen)
        return _file(body, _WORKBOOK, f"{file_name(name, atlas.specimen)}.xlsx")

    @server.get("/export/<name>.json")
    def export_json(name: str) -> Response:
        from atlas.exports.json_file import to_json  # here: the pages that a document is made of import this module
        from atlas.web.documents import document_of

        view = find(atlas.published, name, request.args)
        if view is None:
            abort(404)
        address = request.url_root.rstrip("/") + view.address
        body = to_json(document_of(atlas, name, view.query, address))
        return _file(body, "application/json", f"{file_name(name, atlas.specimen)}.json")

    @server.get("/download/<table>.<ending>")
    def download(table: str, ending: str) -> Response:
        path = atlas.download(table, ending)
        if path is None:
            abort(404)
        name = f"{file_name(table, atlas.specimen)}.{ending}"
        return send_file(path, as_attachment=True, download_name=name, max_age=0)

    @server.get("/geography/<level>-<digest>.json")
    def geography(level: str, digest: str) -> Response:
        body = atlas.boundaries(level)
        if body is None:
            abort(404)
        response = Response(body, mimetype="application/json")
        response.headers["Cache-Control"] = _YEAR if digest == digest_of(body) else "no-cache"
        return response

    @server.get("/search.json")
    def search() -> Response:
        found = atlas.search(request.args.get("q", "")[:80])[:8]
        rows = [
            {"name": row["name"], "detail": row["detail"], "address": f"/organisation/{row['code']}"} for row in found
        ]
        return Response(orjson.dumps(rows), mimetype="application/json")

    @server.get("/healthz")
    def health() -> Response:
        return Response(orjson.dumps({"data_version": atlas.data_version}), mimetype="application/json")


def boundaries_address(atlas: Atlas, level: str) -> str:
    """The fingerprinted address of a level's boundaries, for a figure to refer to."""
    body = atlas.boundaries(level)
    if body is None:
        raise LookupError(f"no boundaries for {level}")
    return f"/geography/{level}-{digest_of(body)}.json"


def digest_of(text: str) -> str:
    """A short fingerprint, so that a changed file has a changed address."""
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def _file(body: bytes, mimetype: str, name: str) -> Response:
    response = Response(body, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
