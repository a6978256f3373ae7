"""Response headers: a strict policy, no outside host, and honest statuses for unknown addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

import dash
from flask import Response, request

# Dash answers 200 to any path; these prefixes are its own or our routes' and keep their status.
_OTHER = re.compile(r"^/(_dash|_reload|_favicon|assets/|export/|download/|geography/|search\.json|healthz|favicon)")


def register(app: dash.Dash, paths: Sequence[str]) -> None:
    """Add the headers to every response and 404 to pages that do not exist."""
    known = set(paths)
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
        path = request.path
        if request.method == "GET" and response.status_code == 200 and not _OTHER.match(path) and path not in known:
            response.status_code = 404
        response.headers.setdefault("Content-Security-Policy", csp())
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()"
        return response
