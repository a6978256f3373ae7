"""Whether a request that changes something comes from another site, in the name of a reader who did not ask for it."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Request


def is_foreign(request: Request) -> bool:
    """As browsers tell by ``Sec-Fetch-Site``, older ones by ``Origin``; a program tells neither, and may ask."""
    told = request.headers.get("Sec-Fetch-Site")
    if told is not None:
        return told not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc != request.host
