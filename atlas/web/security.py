"""Response headers: a strict policy, no outside host, and honest statuses for unknown addresses."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

import dash
from flask import Response, request

from atlas.reader import Atlas
from atlas.web import addresses

# Dash answers any path with its document; only a page's own path deserves a 200 for it.
_CATCH_ALL = "/<path:path>"
_DOCUMENTS = ("text/html", "image/svg+xml")
_OF_DATA = "default-src 'none'; frame-ancestors 'none'"


def register(app: dash.Dash, atlas: Atlas, pages: Sequence[ModuleType]) -> None:
    """Add the headers to every response and 404 to pages that do not exist."""
    policy: list[str] = []

    def csp() -> str:
        if not policy:
            scripts = " ".join(["'self'", *app.csp_hashes()])
            policy.append(
                f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
                "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'self'; "
                "form-action 'self'; frame-ancestors 'none'"
            )
        return policy[0]

    @app.server.after_request
    def headers(response: Response) -> Response:
        document = request.url_rule is not None and request.url_rule.rule == _CATCH_ALL
        if document and response.status_code == 200 and addresses.page_at(atlas, pages, request.path) is None:
            response.status_code = 404
        response.headers["X-Content-Type-Options"] = "nosniff"
        if response.mimetype in _DOCUMENTS:
            response.headers.setdefault("Content-Security-Policy", csp())
            response.headers["Referrer-Policy"] = "same-origin"
            response.headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()"
        else:  # opened by itself it may do nothing at all
            response.headers.setdefault("Content-Security-Policy", _OF_DATA)
        return response
