"""The API: GET only, JSON and CSV, described by its own OpenAPI document. Nothing unpublished is ever in it."""

from __future__ import annotations

import orjson
from flask import Flask, Response, request

from atlas.reader import Atlas
from atlas.web.api import answers, openapi
from atlas.web.api.collections import COLLECTIONS
from atlas.web.api.parameters import BadParameter
from atlas.web.api.problems import problem

ROOT = "/api/v1"
_EXPOSED = "ETag, Link, Page, Page-Size, Total-Results, Total-Pages"
_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
_BY_NAME = {collection.name: collection for collection in COLLECTIONS}


def register(server: Flask, atlas: Atlas) -> None:
    """Add every address of the API, and an answer in its own form for those that do not exist."""

    @server.get(f"{ROOT}/openapi.json")
    def document() -> Response:
        return Response(orjson.dumps(openapi.document(ROOT, atlas.published.held_words())), mimetype="application/json")

    @server.route(f"{ROOT}/<path:address>", methods=_METHODS)
    def anything(address: str) -> Response:
        if request.method == "OPTIONS":
            return Response(status=204, headers={"Allow": "GET, HEAD, OPTIONS"})
        if request.method not in ("GET", "HEAD"):
            refused = problem(405, "method_not_allowed", "The API only answers GET.")
            refused.headers["Allow"] = "GET, HEAD, OPTIONS"
            return refused
        try:
            return _answer(atlas.published, address)
        except BadParameter as error:
            return problem(400, "bad_parameter", str(error), error.name)

    @server.before_request
    def not_ours() -> Response | None:
        # An address with a line break in it fits no rule of ours, and the pages would answer it.
        rule = request.url_rule.rule if request.url_rule else ""
        return _unknown() if request.path.startswith(f"{ROOT}/") and not rule.startswith(ROOT) else None

    @server.after_request
    def open_to_all(response: Response) -> Response:
        if request.path.startswith(ROOT):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
            response.headers["Access-Control-Expose-Headers"] = _EXPOSED
        return response


def _answer(atlas: Atlas, address: str) -> Response:
    """The response for an address below the root. Raises BadParameter."""
    name, _, key = address.partition("/")
    if key:
        collection = _BY_NAME.get(name)
        if name == "lineage":
            return answers.trail(atlas, key)
        return answers.one(atlas, collection, key) if collection and collection.key else _unknown()
    stem, _, ending = name.partition(".")
    collection = _BY_NAME.get(stem)
    if collection is None or ending not in ("", "json", "csv"):
        return _unknown()
    return answers.many(atlas, collection, ending or "json")


def _unknown() -> Response:
    known = ", ".join([*_BY_NAME, "lineage"])
    return problem(404, "no_such_address", f"There is no such address; the API lists {known}; see {ROOT}/openapi.json.")
