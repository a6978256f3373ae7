"""A whole postcode in an address is answered with the address of its first half, before anything reads or keeps it."""

from __future__ import annotations

from urllib.parse import quote

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from atlas import postcodes
from atlas.web.addresses import with_query


def register(server: Flask) -> None:
    """Send readers on whose link holds a whole postcode; what they see, and what they share, is the first half."""

    @server.before_request
    def cut() -> Response | None:
        asked = list(request.args.items(multi=True))
        kept = [(name, postcodes.cut(value)) for name, value in asked]
        # The API takes no place by postcode: what fits none of its parameters it refuses.
        if request.method != "GET" or kept == asked or request.path.startswith("/api/"):
            return None
        return redirect(with_query(quote(request.path), kept), code=303)
