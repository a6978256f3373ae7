"""Our own routes of the feeds: ``/feed.atom`` and ``/organisation/<code>.atom``."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape
from itertools import groupby, pairwise

from flask import Flask, Response, abort, request

from atlas.errors import WarehouseError
from atlas.exports import atom
from atlas.exports.atom import Entry
from atlas.reader import Atlas
from atlas.sentences import changes as sentences
from atlas.sentences.versions import named
from atlas.sentences.words import counted
from atlas.warehouse.versions import Release
from atlas.web import changes_view
from atlas.web.addresses import with_query

# A reader that asks more rarely than releases come misses nothing; the rest is on the page of changes.
_MOST = 500
_HOUR = "public, max-age=3600"
_PAGE = re.compile(r"/organisation/([A-Za-z0-9]{3,6})")


def register(server: Flask, atlas: Atlas) -> None:
    """Add the two routes. Without any release that is kept, or for an unknown code, there is no feed: 404."""

    @server.get("/feed.atom")
    def everything() -> Response:
        return _answer(atlas, "feed", "Opportunity Atlas: releases and changed verdicts", "/changes", _entries(atlas))

    @server.get("/organisation/<code>.atom")
    def one_organisation(code: str) -> Response:
        row = atlas.published.organisation(code.upper())
        if row is None:
            abort(404)
        known = row["code"]
        entries = [one for one in _entries(atlas) if one.name.endswith(f"/organisation/{known}")]
        title = f"{row['name']}: changed verdicts"
        return _answer(atlas, f"feed/organisation/{known}", title, f"/organisation/{known}", entries)


def links(path: str) -> str:
    """What the head of a page's document says of feeds: of everything, and of the organisation whose page it is."""
    found = [("Releases and changed verdicts", "/feed.atom")]
    match = _PAGE.fullmatch(path)
    if match:
        found.append((f"Changed verdicts of {match[1].upper()}", f"/organisation/{match[1].upper()}.atom"))
    return "".join(
        f'<link rel="alternate" type="{atom.MEDIA_TYPE}" title="{escape(title)}" href="{escape(address)}">'
        for title, address in found
    )


def _answer(atlas: Atlas, name: str, title: str, page: str, entries: list[Entry]) -> Response:
    releases = atlas.releases
    if not releases:
        abort(404)
    said = f"INVENTED: {title}" if atlas.specimen else title
    if atlas.specimen:  # on every entry, for a reader shows it apart from its feed
        entries = [replace(one, title=f"INVENTED: {one.title}") for one in entries]
    root = request.host_url.rstrip("/")
    body = atom.feed(
        _host(), name, said, f"{root}{request.path}", f"{root}{page}", releases[-1].released, entries[:_MOST]
    )
    response = Response(body, mimetype=atom.MEDIA_TYPE)
    response.headers["Cache-Control"] = _HOUR
    response.add_etag()
    response.make_conditional(request)
    return response


def _entries(atlas: Atlas) -> list[Entry]:
    """Releases and whose verdict each changed, newest first."""
    releases, root = atlas.releases, request.host_url.rstrip("/")
    found = [] if not releases else [_release(releases[0], f"{root}/v/{releases[0].data_version}/", "")]
    for earlier, later in pairwise(releases):
        address = with_query(f"{root}/changes", {"earlier": earlier.data_version, "later": later.data_version})
        try:
            rows = atlas.changed_verdicts(earlier.data_version, later.data_version)
        except WarehouseError as error:
            found.insert(0, _release(later, address, str(error)))
            continue
        bodies = [(key, list(of)) for key, of in groupby(rows, lambda row: (row["organisation"], row["name"]))]
        changed = [
            Entry(
                f"release/{later.data_version}/organisation/{code}",
                f"{name}: {counted(len(of), 'verdict')} changed",
                later.released,
                f"{root}/organisation/{code}",
                "; ".join(sentences.verdict(row, changes_view.what(row, atlas.indicators)) for row in of) + ".",
            )
            for (code, name), of in bodies
        ]
        found[:0] = [_release(later, address, sentences.of_release(len(bodies))), *changed]
    return found


def _release(release: Release, address: str, said: str) -> Entry:
    name = f"release/{release.data_version}"
    return Entry(
        name, f"Release: version {named(release)}", release.released, address, said or "The first that is kept."
    )


def _host() -> str:
    """The domain to which the names of the entries belong."""
    return request.host.partition(":")[0]
