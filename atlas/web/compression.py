"""Libraries and assets compressed once a process, well, and cached for a year where their address has a fingerprint."""

from __future__ import annotations

import gzip
import re

import brotli
from flask import Flask, Response, request

_STATIC = re.compile(r"^/(_dash-component-suites/|assets/|geography/).*\.(js|css|json|svg)$")
_BROTLI_QUALITY, _GZIP_LEVEL = 9, 9
_YEAR = "public, max-age=31536000, immutable"


def register(server: Flask) -> None:
    """Compress static answers. To be registered after Flask-Compress, so that this runs before it."""
    held: dict[tuple[str, str, int], bytes] = {}

    @server.after_request
    def compress(response: Response) -> Response:
        if not _STATIC.match(request.path) or response.status_code != 200 or request.method != "GET":
            return response
        if request.path.startswith("/assets/") and "m" in request.args:
            response.headers["Cache-Control"] = _YEAR
        encoding = next((name for name in ("br", "gzip") if request.accept_encodings.quality(name) > 0), None)
        if encoding is None or response.content_encoding:
            return response
        response.direct_passthrough = False
        body = response.get_data()
        key = (request.full_path, encoding, hash(body))
        if key not in held:
            held[key] = (
                brotli.compress(body, quality=_BROTLI_QUALITY)
                if encoding == "br"
                else gzip.compress(body, _GZIP_LEVEL, mtime=0)
            )
        response.set_data(held[key])
        response.content_encoding = encoding
        response.vary.add("Accept-Encoding")
        etag, _ = response.get_etag()
        if etag:
            response.set_etag(f"{etag}-{encoding}")
            response.make_conditional(request)
        return response
