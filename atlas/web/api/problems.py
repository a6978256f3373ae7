"""Errors of the API as Problem Details (RFC 9457): what is wrong, in one sentence, and where."""

from __future__ import annotations

from http import HTTPStatus

import orjson
from flask import Response

MEDIA_TYPE = "application/problem+json"


def problem(status: int, code: str, sentence: str, parameter: str = "") -> Response:
    """A response with that status. ``code`` is a word for programs; ``parameter`` names the one at fault."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "code": code}
    body["detail"] = sentence
    if parameter:
        body["errors"] = [{"parameter": parameter, "message": sentence}]
    return Response(orjson.dumps(body), status, mimetype=MEDIA_TYPE)
