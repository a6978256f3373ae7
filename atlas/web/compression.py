"""What travels: static files compressed, from what was compressed beforehand, and nothing sent that a browser has."""

from __future__ import annotations

import re

import brotli
from flask import Flask, Response, request

from atlas.config import Settings
from atlas.web import static_files

_STATIC = re.compile(r"^/(_dash-component-suites/|assets/|geography/).*\.(js|css|json|svg)$")
_ASKED_AGAIN = ("text/html", "application/json")
# What was not compressed beforehand (boundaries, a file changed since) is compressed quickly and in little memory.
_QUICK = {"quality": 5, "lgwin": 18}


def register(server: Flask, settings: Settings) -> None:
    """Compress static answers. To be registered after Flask-Compress, so that this runs before it."""
    folder = static_files.folder(settings)

    @server.after_request
    def compress(response: Response) -> Response:
        if not _STATIC.match(request.path) or response.status_code != 200 or request.method != "GET":
            return response
        encoding = next((name for name in ("br", "gzip") if request.accept_encodings.quality(name) > 0), None)
        if encoding is None or response.content_encoding:
            return response
        response.direct_passthrough = False
        body = response.get_data()
        beforehand = folder / static_files.name(body, encoding)
        if beforehand.is_file():
            response.set_data(beforehand.read_bytes())
        elif encoding == "br":
            response.set_data(brotli.compress(body, **_QUICK))
        else:
            return response
        response.content_encoding = encoding
        response.vary.add("Accept-Encoding")
        etag, _ = response.get_etag()
        if etag:
            response.set_etag(f"{etag}-{encoding}")
            response.make_conditional(request)
        return response

    @server.after_request
    def ask_again(response: Response) -> Response:
        """A document or what describes it is kept by the browser, which asks each time whether it has changed."""
        if response.mimetype in _ASKED_AGAIN and request.method == "GET" and response.status_code == 200:
            if not response.cache_control:
                response.cache_control.no_cache = True
            if not response.get_etag()[0]:
                response.add_etag(weak=True)
                response.make_conditional(request)
        return response

    @server.after_request
    def keep(response: Response) -> Response:
        """An asset's address holds when it was last changed: with that, and only that, it may be kept for a year."""
        changed = response.last_modified
        stamp = request.args.get("m", "").partition(".")[0]
        if request.path.startswith("/assets/") and changed and stamp == str(int(changed.timestamp())):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
