"""The way in to a comparison without a script: what a reader types becomes one employer more in the address."""

from __future__ import annotations

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from atlas import postcodes
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web.addresses import with_query


def register(server: Flask, atlas: Atlas) -> None:
    """Add the address that a form sends its words to; it answers with the address of a page and keeps nothing."""

    @server.get("/compare/add")
    def add() -> Response:
        return redirect(target(atlas, request.args.get("q", ""), request.args.get("with", "")), code=303)


def target(atlas: Atlas, words: str, shown: str) -> str:
    """Where to go on: the comparison with the one employer meant, else the choice of those that the words fit."""
    chosen = Selection.from_query({"with": shown})[0].organisations
    asked = postcodes.cut(words).strip()[:80]
    half = postcodes.first_half(asked)
    if half and atlas.outcode(half):
        return with_query("/near", {"near": half})
    if not asked:
        return with_query("/compare", {"with": ",".join(chosen)})
    known = {row["code"] for row in atlas.employers()}
    meant = dict.fromkeys(row["closed_to"] or row["code"] for row in atlas.search(asked))
    fitting = [code for code in meant if code in known]
    exact = [code for code in fitting if code == asked.upper()]
    if len(fitting) != 1 and not exact:
        return with_query("/search", {"q": asked})
    codes = dict.fromkeys([*chosen, *(exact or fitting)])
    # A reader who adds one often adds another: the box is where they go on.
    return with_query("/compare", {"with": ",".join(codes)}) + "#compare-add"
