"""How do I take this view with me? Every form of it in one place: files, code, embedding, citation."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import dash
from dash import html
from dash.development.base_component import Component
from flask import has_request_context, request

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import parts, reuse_code, reuse_files, reuse_share, views
from atlas.web.addresses import FORMS, forms_of
from atlas.web.page_words import text, words_of
from atlas.web.views import View

PATH, TITLE, NAV = FORMS, "Take this view with you", ""
DEFAULTS = Selection()
_UNNAMED = "This address names no view."

# Each is given the atlas, the name of the view's files, its query string, and where this atlas is reached ("https://…"),
# and makes a section with an id, whose heading comes first, or a stack of such sections.
SECTIONS = (reuse_files.section, reuse_code.section, reuse_share.section)


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The forms of the view that ``of`` names, for the rest of the query string."""

    def build(of: str = "", **query: str) -> Component:
        view = views.find(atlas.published, of, query)
        if view is None:
            return _unknown(f"No view is called “{of[:40]}” here, or not for that place." if of else _UNNAMED)
        missed = view.missed(atlas)
        return _unknown(" ".join(missed)) if missed else _page(atlas, view)

    return build


def _page(atlas: Atlas, view: View) -> Component:
    table, words = view.table(atlas), words_of(atlas.published, view)
    host = request.url_root.rstrip("/") if has_request_context() else ""
    made = [section(atlas, view.name, view.query, host) for section in SECTIONS]
    sections = [one for part in made for one in (part.children if isinstance(part, html.Div) else [part])]
    return parts.page(
        TITLE,
        html.Section(
            [
                html.H2(words.title),
                *[html.P(sentence) for sentence in words.finding],
                html.P([html.Strong("The table: "), table.title], className="sub"),
                *[html.P(text, className="sub") for text in (table.coverage, table.source) if text],
                html.P(html.A("Back to the view", href=view.address, className="button")),
                *_neighbours(atlas, view),
            ],
            className="card stack reuse-view",
        ),
        _contents(sections),
        *sections,
        parts.limits(
            "What is published later: a file stays as it was when you took it.",
            "More than the view does: what its own page can’t tell, none of its files can.",
            html.Span(
                ["Whole tables, not only this view, are on the ", html.A("data page", href="/data#downloads"), "."]
            ),
        ),
    )


def _contents(sections: Sequence[Component]) -> Component:
    """Links down to each section, by its heading."""
    links = [html.Li(html.A(text(section.children[0]), href=f"#{section.id}")) for section in sections]
    return html.Nav(html.Ul(links), className="contents", **{"aria-label": "On this page"})


def _neighbours(atlas: Atlas, view: View) -> list[Component]:
    """Links to the same page for the other tables of the view's page."""
    others = [html.Li(html.A(one.table(atlas).title, href=_here(one))) for one in view.neighbours]
    return [html.Details([html.Summary("Other tables of the same page"), html.Ul(others)])] if others else []


def _here(view: View) -> str:
    return forms_of(view.name, view.query)


def _unknown(said: str) -> Component:
    return parts.page(
        TITLE,
        html.P(said, className="notice", role="status"),
        html.P(
            "Open any page with a chart or table and choose “More formats, code, embed, citation” under it: that "
            "brings you back here with its view.",
            className="lead",
        ),
        html.P(
            [
                "Whole tables are on the ",
                html.A("data page", href="/data"),
                "; programs ask the ",
                html.A("API", href="/api"),
                ".",
            ]
        ),
    )


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes."""
