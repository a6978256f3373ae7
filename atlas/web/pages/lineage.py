"""/lineage/<value_id>: where one number comes from, to the cells it was read from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash
from dash import dcc, html
from dash.development.base_component import Component
from flask import Response, request

from atlas.reader import Atlas
from atlas.reader.lineage import Trail
from atlas.selection import Selection
from atlas.sentences import lineage as words
from atlas.sentences.lineage_steps import steps
from atlas.web import frame, lineage_view, parts
from atlas.web.api import ROOT
from atlas.web.markup import inserted
from atlas.web.remembered import once_a_version
from atlas.web.tables import node

PATH, TITLE, NAV = "/lineage/<value_id>", "Where does this number come from?", ""
EXAMPLE = "/lineage/m28acddf991f8"
DEFAULTS = Selection()
_ROOT = PATH.partition("<")[0]
_METHODS = {
    **dict.fromkeys(("mark", "criterion", "criteria", "marks"), "/mark#method"),
    **dict.fromkeys(
        ("programme", "national programme", "risk assessment", "leadership count", "checklist", "experts"),
        "/methods#programmes",
    ),
    "coverage": "/methods#coverage",
}


def known(atlas: Atlas, value_id: str) -> bool:
    """Whether a value has this id."""
    return _trail(atlas, value_id) is not None


def title(atlas: Atlas) -> Callable[..., str]:
    """The document's title, the same for every number."""
    return lambda **_: f"{TITLE[:-1]} · Opportunity Atlas"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The trail of one number; of an unknown id a sentence."""

    def build(value_id: str = "", **_: str) -> Component:
        found = _trail(atlas, value_id)
        return _page(atlas, found) if found else _unknown(value_id)

    return build


@once_a_version(64)
def _trail(atlas: Atlas, value_id: str) -> Trail | None:
    return atlas.trail(value_id)


def _page(atlas: Atlas, trail: Trail) -> Component:
    about = trail.about
    return html.Div(
        [
            html.P(dcc.Link(about["name"], href=f"/organisation/{about['organisation']}"), className="sub crumbs"),
            html.H1(TITLE, **{"data-role": "title"}),
            parts.finding("lineage-finding", f"{words.subject(about)}: {words.shown(about)}."),
            html.P(
                f"Status: {about['status'].replace('_', ' ')}. Id {trail.id}, data version {atlas.version}, "
                f"method version {trail.method_version}."
            ),
            *_computed(trail),
            html.Section(
                [
                    html.H2("Where it was read"),
                    html.P(lineage_view.left_out(trail), hidden=not lineage_view.left_out(trail)),
                    html.P(lineage_view.without_cells(trail), hidden=not lineage_view.without_cells(trail)),
                    inserted("lineage-cells", node("Div", lineage_view.cells(trail)), "lineage-cells stack"),
                ],
                className="stack",
            ),
            *_definition(about),
            _files(atlas, trail),
            parts.limits(
                "It shows where the number comes from, not whether the publisher counted well.",
                "A verdict also depends on the other comparisons of its family, and a place on all trusts of its "
                "family; they are named above, and the API lists them.",
                html.Span(["A number that differs from its cell is our fault: ",
                           html.A("report an error", href="/data#report-an-error"), "."]),
            ),
        ],
        className="page lineage",
    )  # fmt: skip


def _computed(trail: Trail) -> list[Component]:
    made = steps(trail.table, trail.stored, trail.inputs)
    if not made:
        return []
    return [
        html.Section(
            [
                html.H2("How it was computed"),
                html.Ol([html.Li([step.text, " ", html.Code(step.by)]) for step in made], className="lineage-steps"),
                *([inserted("lineage-inputs", lineage_view.inputs(trail))] if trail.inputs else []),
            ],
            className="stack",
        )
    ]


def _definition(about: dict[str, Any]) -> list[Component]:
    method = _METHODS.get(about["kind"], "/methods")
    meaning = f"{about['title']}. {about['meaning']} " if about["title"] else ""
    return [
        html.Section(
            [html.H2("What it means"), html.P([meaning, html.A("How this is computed", href=method), "."])],
            className="stack",
        )
    ]


def _files(atlas: Atlas, trail: Trail) -> Component:
    published = atlas.published.trail(trail.id) if atlas.published is not atlas else trail
    if published is None or published.stored != trail.stored:
        return html.P("It rests on a return that is not published, so no file and no address of the API has it.")
    address = f"{ROOT}/lineage/{trail.id}"
    return html.Div(
        [
            html.A("This trail as JSON", href=address, className="button"),
            html.A("This trail as CSV", href=f"{address}.csv", className="button", download=f"lineage-{trail.id}.csv"),
            html.Button("Copy link", type="button", className="button", **{"data-action": "link"}),
        ],
        className="actions",
    )


def _unknown(value_id: str) -> Component:
    return parts.page(
        "No number has this id",
        html.P(
            f"“{value_id[:40]}” is the id of no figure and of no computed value in this version of the data. Search "
            "for the trust or area whose number it was:"
        ),
        frame.search_form("search-lineage"),
    )


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes; no search engine shall keep a page for each number."""

    @app.server.after_request
    def unlisted(response: Response) -> Response:
        if request.path.startswith(_ROOT):
            response.headers["X-Robots-Tag"] = "noindex"
        return response
