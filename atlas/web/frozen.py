"""Permanent links: any address under ``/v/<data version>/`` is answered from that version, as long as it is held.

The one application answers for all versions: what stands before the rest of the address (WSGI's ``SCRIPT_NAME``) says
which warehouse is asked while the request lasts. Addresses in the answers are given the same beginning, so that files,
callbacks and other pages stay with the version too.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from types import ModuleType
from typing import Any
from urllib.parse import quote

import dash
from dash import html
from dash.development.base_component import Component
from flask import Flask, Response, has_request_context, request

from atlas.config import Settings
from atlas.errors import WarehouseError
from atlas.reader import Atlas
from atlas.reader.versions import UnknownVersionError
from atlas.sentences import versions as sentences
from atlas.web import bare, feed, not_held, parts
from atlas.web.api.problems import problem

log = logging.getLogger(__name__)

ROOT = "/v"
_VERSION = "atlas.version"
_ADDRESS = re.compile(r"/v/([0-9A-Za-z]{1,64})(/.*|)", re.DOTALL)
_REWRITTEN = ("text/html", "application/json")
# The config of Dash, in which a slash is written as it must be in a script.
_PREFIX = '"requests_pathname_prefix":"\\u002f"'


class Dash(dash.Dash):  # type: ignore[misc]
    """An application that can be reached under a permanent link as well as at its root."""

    def strip_relative_path(self, path: str) -> str | None:
        """The path of a page without the permanent link before it, for Dash to find the page."""
        beginning = request.script_root if has_request_context() else ""
        within = path.removeprefix(beginning) if path == beginning or path.startswith(f"{beginning}/") else path
        found: str | None = super().strip_relative_path(within or "/")
        return found

    def interpolate_index(self, **parts: str) -> str:
        """The document with the feeds of its page; under a permanent link it asks there, and names today's view."""
        if has_request_context():
            parts["metas"] += feed.links(request.path)
        if version():
            inside = request.script_root.replace("/", "\\u002f")
            config = parts["config"].replace(_PREFIX, f'"requests_pathname_prefix":"{inside}\\u002f"')
            metas = f'{parts["metas"]}<link rel="canonical" href="{escape(todays())}">'
            parts |= {"config": config, "metas": metas}
        whole: str = super().interpolate_index(**parts)
        return whole


class _Dispatcher:
    """Sends what is asked under a permanent link to the same application, with its version in force."""

    def __init__(self, application: Callable[..., Iterable[bytes]], atlas: Atlas) -> None:
        self.application, self.atlas = application, atlas

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        found = _ADDRESS.fullmatch(environ.get("PATH_INFO", ""))
        if found is None:
            return self.application(environ, start_response)
        name, rest = found.groups()
        beginning = f"{environ.get('SCRIPT_NAME', '')}{ROOT}/{name}"
        try:
            with self.atlas.as_of(name):
                inside = environ | {"SCRIPT_NAME": beginning, "PATH_INFO": rest or "/", _VERSION: name}
                return self.application(inside, start_response)
        except (UnknownVersionError, WarehouseError):
            return self.application(environ, start_response)  # whose own route says why not


def register(server: Flask, atlas: Atlas, settings: Settings, pages: Sequence[ModuleType]) -> None:
    """Serve permanent links. To be registered after all else, so that what others add to answers is rewritten too."""
    navigation = [(page.PATH, page.NAV) for page in pages if page.NAV]
    own = re.compile(_own_addresses(server, pages))

    # Read now: an answer that says what went wrong may ask no warehouse, for that may be what went wrong.
    around = bare.Around(navigation, atlas.specimen, settings.assets)

    def told(status: int, path: str, code: str, title: str, sentence: str, way: str = "") -> Response:
        """An answer that says why not, in the form of what was asked; ``way`` is markup of a way on."""
        if path.startswith("/api/"):
            return problem(status, code, sentence)
        document = bare.framed(title, f"<h1>{title}</h1><p>{escape(sentence)}</p>{way}", around)
        answer = Response(document, status, mimetype="text/html")
        answer.headers["X-Robots-Tag"] = "noindex"
        return answer

    def refused(status: int, path: str, sentence: str, title: str = "This version cannot be shown") -> Response:
        """The same of an earlier version, with a way to the same address of today."""
        today = escape(f"{request.host_url.rstrip('/')}{quote(path)}")
        way = f'<p><a href="{today}">See today’s figures</a></p>'
        return told(status, path, "version_gone", title, sentence, way)

    @server.get(f"{ROOT}/<version>/", defaults={"address": ""})
    @server.get(f"{ROOT}/<version>/<path:address>")
    def not_kept(version: str, address: str) -> Response:
        status, sentence = 404, sentences.unknown(version, atlas.releases)
        try:
            with atlas.as_of(version):
                pass
        except WarehouseError as error:
            status, sentence = 410, str(error)
        except UnknownVersionError:
            pass
        return refused(status, f"/{address}", sentence)

    @server.before_request
    def not_in_it() -> Response | None:
        """What is about nothing but what a version does not hold would say that there is none."""
        of = request.args.get("of", "")
        why = not_held.reason(atlas, version(), pages, request.path, of) if version() else ""
        return refused(410, request.path, why, "This version does not hold it") if why else None

    @server.errorhandler(500)
    def cannot_be_read(error: Exception) -> Response:
        """Flask has logged what went wrong: of today's figures it is a fault, of earlier ones it can be their age."""
        title = "This cannot be shown"
        if version():
            return refused(410, request.path, sentences.unreadable(version()), title)
        return told(500, request.path, "internal_error", title, "Something went wrong. It has been logged.")

    @server.after_request
    def stay_with_the_version(response: Response) -> Response:
        if not version():
            return response
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers.add("Link", f'<{todays()}>; rel="canonical"')
        if response.location and response.location.startswith("/"):
            response.location = request.script_root + response.location
        # What the API says of itself is data; its addresses are made where it answers.
        if response.mimetype in _REWRITTEN and not request.path.startswith("/api/") and not response.direct_passthrough:
            response.set_data(own.sub(request.script_root, response.get_data(as_text=True)))
        return response

    # What Flask itself says to do: its server and its test client both go through this.
    server.wsgi_app = _Dispatcher(server.wsgi_app, atlas)  # type: ignore[method-assign]


def readable(atlas: Atlas, page: ModuleType, pages: Sequence[ModuleType]) -> Callable[..., Component]:
    """The layout of a page, which says so where it cannot be made of an earlier version, in place of an error."""
    layout = page.layout(atlas)

    def build(**query: str) -> Component:
        path = re.sub(r"<(\w+)>", lambda name: query.get(name[1], ""), page.PATH)
        sentence = not_held.reason(atlas, version(), pages, path, query.get("of", "")) if version() else ""
        try:
            if not sentence:
                return layout(**query)
        except Exception:
            if not version():
                raise
            log.exception("A page could not be made of version %s", version())
            sentence = sentences.unreadable(version())
        return parts.page("This page cannot be shown", html.P(sentence))

    return build


def version() -> str:
    """The version that the request in hand asks for by a permanent link; '' where it asks for today's."""
    return str(request.environ.get(_VERSION, "")) if has_request_context() else ""


def todays() -> str:
    """The address of what is asked for, in full, in today's figures."""
    query = quote(request.query_string, safe="/?:@!$&'()*+,;=%-._~")
    return f"{request.host_url.rstrip('/')}{quote(request.path)}{'?' if query else ''}{query}"


def link(atlas: Atlas, host: str, address: str) -> str:
    """The permanent link of an address of today's, for where the atlas is reached at ``host`` (with its prefix)."""
    return f"{root(host)}{ROOT}/{atlas.published.data_version}{address}"


def root(host: str) -> str:
    """Where today's atlas is reached, for a host that may be followed by a permanent link's beginning."""
    before, _, _ = host.partition(f"{ROOT}/")
    return before.rstrip("/")


def notice(atlas: Atlas) -> list[str]:
    """What a page under a permanent link says of its numbers, and of what its version lacks; nothing on today's."""
    name = version()
    if not name:
        return []
    release = atlas.release(name)
    said = sentences.notice(name, release, todays=atlas.todays_version == name)
    more = (sentences.other_methods(release, atlas.todays_methods), not_held.in_words(atlas))
    return [said, *filter(None, more)]


def _own_addresses(server: Flask, pages: Sequence[ModuleType]) -> str:
    """An expression that finds where an address of ours begins inside quotes, be quotes and slashes escaped or not."""
    rules = [rule.rule for rule in server.url_map.iter_rules()] + [page.PATH for page in pages]
    others = ("/_", "/assets", "/static", "/<", f"{ROOT}/")
    first = {rule.split("/")[1] for rule in rules if not rule.startswith(others)}
    names = "|".join(sorted(re.escape(re.sub(r"<[^>]*>", "", name)) for name in first - {""}))
    slash = r"(?:/|\\u002f)"
    home = rf'(?<=href=")(?={slash}")|(?<="href":")(?={slash}")'
    return rf'(?<=")(?={slash}(?:{names})[/?#"\\])|{home}'
