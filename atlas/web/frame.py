"""What surrounds every page: header, search, navigation, main landmark, footer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash
from dash import dcc, html
from dash.development.base_component import Component

from atlas.web import parts


def shell(
    navigation: Sequence[tuple[str, str]],
    attribution: Sequence[str],
    banner: str = "",
    *,
    private: bool = False,
    specimen: bool = False,
    looking_back: Sequence[str] = (),
) -> Component:
    """The frame. ``navigation`` holds (path, title) of the pages that the header names; ``banner`` stands on all.

    Over a ``private`` view the banner is a warning, and no image is saved. Over a ``specimen`` a watermark lies on the
    page, and in every image that is saved of it. ``looking_back`` says which version a permanent link shows, and
    what more there is to say of it.
    """
    kinds = ["banner", *(["private"] if private else []), *(["specimen"] if specimen else [])]
    return html.Div(
        [
            html.A("Skip to the content", href="#content", className="skip"),
            html.Header(
                html.Div(
                    [
                        dcc.Link("Opportunity Atlas", href="/", className="brand"),
                        html.Nav(
                            html.Ul([html.Li(_entry(path, title)) for path, title in navigation]),
                            id="navigation", className="nav", **{"aria-label": "Pages"},
                        ),
                        search_form("search-top", label="Find a trust or area from any page"),
                    ],
                    className="top-row",
                ),
                className="top",
            ),
            html.Aside(banner, id="banner", className=" ".join(kinds), hidden=not banner,
                       **{"aria-label": "About this copy"}),
            *([_looking_back(looking_back)] if looking_back else []),
            html.Main(dash.page_container, id="content", className="main", tabIndex=-1),
            html.Div(id="said", role="status", className="hidden-visually", **{"aria-live": "polite"}),
            html.Footer(_footer(attribution), className="foot"),
            *([html.Div(className="watermark", **{"aria-hidden": "true"})] if specimen else []),
        ]
    )  # fmt: skip


def _looking_back(sentences: Sequence[str]) -> Component:
    """Over every page of an earlier version; the script of every page leads the link to the same view of today."""
    first, *more = sentences
    return html.Aside(
        [
            html.Span(first, id="version"), " ", html.A("See today’s figures", href="", id="today"),
            *[html.P(sentence, className="more") for sentence in more],
        ],
        className="banner looking-back", **{"aria-label": "Version of the data"},
    )  # fmt: skip


def _entry(path: str, title: str) -> Component:
    """A page in the header; that of the comparison leads to what the reader has chosen and counts it."""
    if path != "/compare":
        return dcc.Link(title, href=path)
    return html.A([title, html.Span(id="basket-count")], href=path, id="basket")


def search_form(component_id: str, value: str = "", label: str = "Find a trust or area") -> Component:
    """The one search box: names, former names, codes and postcodes. A plain form, with a list while typing."""
    return html.Form(
        [
            html.Label(label, htmlFor=component_id, className="hidden-visually"),
            *parts.place_box(component_id, "q", value),
            html.Button("Find", type="submit", className="button"),
        ],
        action="/search",
        method="get",
        className="find",
        role="search",
        **{"aria-label": label},
    )


def _footer(attribution: Sequence[str]) -> Any:
    return html.Div(
        [
            html.P(
                "Opportunity Atlas is an independent, open-source project. It is not part of the NHS and not endorsed "
                "by NHS England."
            ),
            html.Nav(
                html.Ul(
                    [
                        html.Li(dcc.Link(text, href=path))
                        for path, text in (
                            ("/data", "Data and sources"),
                            ("/changes", "What changed"),
                            ("/methods", "Methods and glossary"),
                            ("/api", "API"),
                            ("/accessibility", "Accessibility"),
                            ("/data#report-an-error", "Report an error"),
                        )
                    ]
                ),
                className="foot-links",
                **{"aria-label": "About"},
            ),
            *[html.P(text) for text in attribution],
        ],
        className="foot-row",
    )
