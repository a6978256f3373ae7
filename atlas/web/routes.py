"""Our own HTTP routes: files of what is shown, boundaries, search suggestions, health."""

from __future__ import annotations

import hashlib

import orjson
from flask import Flask, Response, abort, request, send_file

from atlas.exports.csv_file import to_csv
from atlas.exports.document import Form
from atlas.exports.table import file_name, stamped
from atlas.exports.writing import MEDIA_TYPES
from atlas.reader import Atlas
from atlas.web.map_choices import NothingToDrawError
from atlas.web.views import MissedError, requested, workbooks_of

# Pages, files and the API are for search engines, and what is made of them for one reader is not. Earlier versions stay
# open: each of their answers says that today's is to be listed, which only who may read it can follow.
_ROBOTS = """User-agent: *
Disallow: /document/
Disallow: /embed/
Disallow: /_dash-update-component
"""
_YEAR = "public, max-age=31536000, immutable"


def register(server: Flask, atlas: Atlas) -> None:
    """Add every route that is not a page."""

    @server.get("/export/<name>.csv")
    def export_csv(name: str) -> Response:
        content = requested(atlas, name).table(atlas)
        name = f"{file_name(content.name, atlas.specimen)}.csv"
        return _file(to_csv(stamped(content, atlas.specimen)), MEDIA_TYPES[Form.CSV], name)

    @server.get("/export/<name>.xlsx")
    def export_workbook(name: str) -> Response:
        from atlas.exports.workbook import to_xlsx  # here: most visitors want none, and it is slow to load

        view = requested(atlas, name)
        make = workbooks_of(view.page).get(name)
        if make is None:
            abort(404, f"The view “{name}” has no workbook.")
        address = request.url_root.rstrip("/") + view.address
        tables = [stamped(table, atlas.specimen) for table in make(atlas.published, view.selection)]
        body = to_xlsx(tables, view.page.TITLE, address, atlas.specimen)
        return _file(body, MEDIA_TYPES[Form.XLSX], f"{file_name(name, atlas.specimen)}.xlsx")

    @server.get("/export/<name>.json")
    def export_json(name: str) -> Response:
        from atlas.exports.json_file import to_json  # here: the pages that a document is made of import this module
        from atlas.web.documents import document_of

        view = requested(atlas, name)
        address = request.url_root.rstrip("/") + view.address
        body = to_json(document_of(atlas, name, view.query, address))
        return _file(body, MEDIA_TYPES[Form.JSON], f"{file_name(name, atlas.specimen)}.json")

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

    @server.errorhandler(NothingToDrawError)
    def nothing_to_draw(error: NothingToDrawError) -> Response:
        return Response(f"{error}\n", 404, mimetype="text/plain")

    @server.errorhandler(MissedError)
    def not_what_was_asked_for(error: MissedError) -> Response:
        return Response(f"{error}\n", 400, mimetype="text/plain")

    @server.get("/robots.txt")
    def robots() -> Response:
        return Response(_ROBOTS, mimetype="text/plain")

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
