"""Our own HTTP routes: files of what is shown, boundaries, search suggestions, health."""

from __future__ import annotations

import orjson
from flask import Flask, Response, abort, request, send_file

from atlas.exports.document import Form
from atlas.exports.table import file_name
from atlas.exports.writing import MEDIA_TYPES, written
from atlas.reader import Atlas
from atlas.web.file_names import digest_of
from atlas.web.map_choices import NothingToDrawError
from atlas.web.views import MissedError, View, requested, workbooks_of

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
        return _view_in(Form.CSV, requested(atlas, name))

    @server.get("/export/<name>.xlsx")
    def export_workbook(name: str) -> Response:
        view = requested(atlas, name)
        if name not in workbooks_of(view.page):
            abort(404, f"The view “{name}” has no workbook.")
        return _view_in(Form.XLSX, view)

    @server.get("/export/<name>.json")
    def export_json(name: str) -> Response:
        return _view_in(Form.JSON, requested(atlas, name))

    def _view_in(form: Form, view: View) -> Response:
        from atlas.web.documents import data_of  # here: the pages that a document is made of import this module

        document = data_of(atlas, view, request.url_root.rstrip("/") + view.address)
        return _file(written(document, form), MEDIA_TYPES[form], f"{document.name}.{form}")

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


def _file(body: bytes, media_type: str, name: str) -> Response:
    response = Response(body, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
