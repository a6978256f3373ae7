"""Libraries and assets compressed once a process, well, and cached for a year where their address has a fingerprint."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import OrderedDict

import brotli
from flask import Flask, Response, request

_STATIC = re.compile(r"^/(_dash-component-suites/|assets/|geography/).*\.(js|css|json|svg)$")
_BROTLI_QUALITY, _GZIP_LEVEL = 9, 9
# More than all static files in both encodings; a caller who makes up addresses only meets the same bodies again.
_HELD = 128


def register(server: Flask) -> None:
    """Compress static answers. To be registered after Flask-Compress, so that this runs before it."""
    held: OrderedDict[tuple[str, bytes], bytes] = OrderedDict()

    @server.after_request
    def compress(response: Response) -> Response:
        if not _STATIC.match(request.path) or response.status_code != 200 or request.method != "GET":
            return response
        encoding = next((name for name in ("br", "gzip") if request.accept_encodings.quality(name) > 0), None)
        if encoding is None or response.content_encoding:
            return response
        response.direct_passthrough = False
        body = response.get_data()
        key = (encoding, hashlib.blake2b(body, digest_size=16).digest())
        if key not in held:
            held[key] = (
                brotli.compress(body, quality=_BROTLI_QUALITY)
                if encoding == "br"
                else gzip.compress(body, _GZIP_LEVEL, mtime=0)
            )
            if len(held) > _HELD:
                held.popitem(last=False)
        response.set_data(held[key])
        response.content_encoding = encoding
        response.vary.add("Accept-Encoding")
        etag, _ = response.get_etag()
        if etag:
            response.set_etag(f"{etag}-{encoding}")
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
