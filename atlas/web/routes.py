"""Our own HTTP routes: files of what is shown, boundaries, search suggestions, health."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from types import ModuleType

import orjson
from flask import Flask, Response, abort, request

from atlas.exports.csv_file import to_csv
from atlas.reader import Atlas
from atlas.selection import Selection

_YEAR = "public, max-age=31536000, immutable"


def register(server: Flask, atlas: Atlas, pages: Sequence[ModuleType]) -> None:
    """Add every route that is not a page."""
    exports = {page.PATH.strip("/"): page for page in pages if hasattr(page, "export")}

    @server.get("/export/<name>.csv")
    def export_csv(name: str) -> Response:
        page = exports.get(name)
        if page is None:
            abort(404)
        selection, _ = Selection.from_query(request.args, page.DEFAULTS)
        content = page.export(atlas, selection)
        return _file(to_csv(content), "text/csv; charset=utf-8", f"opportunity-atlas-{content.name}.csv")

    @server.get("/geography/<level>-<digest>.json")
    def geography(level: str, digest: str) -> Response:
        body = _boundaries(atlas, level)
        if body is None:
            abort(404)
        response = Response(body, mimetype="application/json")
        response.headers["Cache-Control"] = _YEAR if digest == digest_of(body) else "no-cache"
        return response

    @server.get("/search.json")
    def search() -> Response:
        found = atlas.search(request.args.get("q", "")[:80])[:8]
        rows = [{"name": row["name"], "detail": row["detail"]} for row in found]
        return Response(orjson.dumps(rows), mimetype="application/json")

    @server.get("/healthz")
    def health() -> Response:
        return Response(orjson.dumps({"data_version": atlas.version}), mimetype="application/json")


def boundaries_address(atlas: Atlas, level: str) -> str:
    """The fingerprinted address of a level's boundaries, for a figure to refer to."""
    body = _boundaries(atlas, level)
    if body is None:
        raise LookupError(f"no boundaries for {level}")
    return f"/geography/{level}-{digest_of(body)}.json"


def digest_of(body: bytes) -> str:
    """A short fingerprint, so that a changed file has a changed address."""
    return hashlib.blake2b(body, digest_size=6).hexdigest()


def _boundaries(atlas: Atlas, level: str) -> bytes | None:
    path = atlas.geography / f"{level}.json"
    return path.read_bytes() if level in ("icb", "region") and path.is_file() else None


def _file(body: bytes, mimetype: str, name: str) -> Response:
    response = Response(body, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
