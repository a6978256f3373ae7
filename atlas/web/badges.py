"""Our own routes of the badges: ``/mark/<code>.svg`` and ``/mark/<code>.json``."""

from __future__ import annotations

import orjson
from flask import Flask, Response, abort, request

from atlas.exports import badge
from atlas.reader import Atlas
from atlas.sentences import mark as words

# A badge stands on other people's pages: short enough that a new mark is seen within the hour.
_HOUR = "public, max-age=3600"


def register(server: Flask, atlas: Atlas) -> None:
    """Add the two routes. A code without a mark is 404."""

    @server.get("/mark/<code>.svg")
    def mark_svg(code: str) -> Response:
        row = atlas.published.mark(code.upper())
        if row is None:
            abort(404)
        body = badge.svg(row, words.badge(row), words.DISCLAIMER, _working(row["organisation"]), _mark(atlas))
        response = Response(body, mimetype="image/svg+xml")
        response.headers["Cache-Control"] = _HOUR
        # An image may be shown anywhere; alone it may run nothing.
        response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    @server.get("/mark/<code>.json")
    def mark_json(code: str) -> Response:
        published = atlas.published
        row = published.mark(code.upper())
        if row is None:
            abort(404)
        found = badge.data(
            row, words.badge(row), words.DISCLAIMER, _working(row["organisation"]), published.version, _mark(atlas)
        )
        response = Response(orjson.dumps(found), mimetype="application/json")
        response.headers["Cache-Control"] = _HOUR
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response


def _working(code: str) -> str:
    """The page with the working, in full, for a badge is read far from here."""
    return f"{request.url_root.rstrip('/')}/mark/{code}"


def _mark(atlas: Atlas) -> str:
    """The word across a badge of an invented service; '' in a real atlas."""
    return "invented" if atlas.specimen else ""
