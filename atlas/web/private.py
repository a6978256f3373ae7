"""The private view of an owner: answered on this machine only, and never kept by a browser."""

from __future__ import annotations

from flask import Flask, Response, abort, request

_HERE = frozenset({"127.0.0.1", "::1"})
_NAMES = frozenset({"127.0.0.1", "[::1]", "localhost"})


def register(server: Flask) -> None:
    """Refuse every request from elsewhere, and any that names another host: a page elsewhere could else read this."""

    @server.before_request
    def only_here() -> None:
        name = request.host.rpartition(":")[0] if request.host.rpartition(":")[2].isdecimal() else request.host
        if request.remote_addr not in _HERE or name not in _NAMES:
            abort(Response("This is a private view: it is answered on its owner’s machine only.\n", 403))

    @server.after_request
    def not_kept(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        return response
