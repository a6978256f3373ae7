"""Trusts near a place, in bands of how their gaps stand, for who looks for work. A plain form: nothing is stored."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import dash
from dash import html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.figures import nearby as figures
from atlas.reader import Atlas
from atlas.selection import MILES, Selection
from atlas.sentences import nearby as sentences
from atlas.web import document_pages, near_view, parts
from atlas.web.markup import inserted
from atlas.web.near_view import DEFAULTS, MATTERS, View

PATH, TITLE, NAV = "/near", "Trusts near a place", ""

_SUPPORTED = ("harassment_public", "harassment_staff", "discrimination")
_CAPTION = "Headquarters within the distance asked for (dashed circle). The list says the same."


class Id(StrEnum):
    """Every element that has a name."""

    PLACE = "near-place"
    WITHIN = "near-within"
    MATTERS = "near-matters"
    FINDING = "near-finding"
    MAP = "near-map"
    TWIN = "near-twin"
    CSV = "near-csv"
    SOURCE = "near-source"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string, drawn whole."""

    def build(**query: str) -> Component:
        # The search box of other pages calls the place "q".
        wish, odd = Selection.from_query({"near": query.get("q", "")} | query, DEFAULTS)
        return _page(atlas, near_view.view(atlas, wish), odd)

    return build


def draw(atlas: Atlas, selection: Selection) -> View:
    """What the page shows for a selection."""
    return near_view.view(atlas, selection)


def export(atlas: Atlas, selection: Selection) -> Table:
    """The rows on screen, with all that is known of them."""
    return near_view.table(atlas, selection)


DOCUMENTS = {"near": document_pages.of_near}


def _page(atlas: Atlas, view: View, odd: list[str]) -> Component:
    return parts.page(
        view.question,
        *([parts.finding(Id.FINDING, view.finding)] if view.spot else [html.P(_LEAD, className="lead")]),
        *parts.notices([*odd, *view.notices]),
        _form(atlas, view.selection),
        *(_answer(view, atlas.nation.name) if view.spot else []),
        parts.limits(
            "Where you would work: distance is to a trust’s headquarters, and many trusts have sites far from it.",
            "How it is in one profession, pay band or ward: nothing is published below trust level.",
            "What those think who did not answer the survey: they may feel differently.",
            "How a trust stands whose rates of BME and White staff are not published: it is listed, and not judged.",
            html.Span(["Something looks wrong? ", html.A("Report an error", href="/data#report-an-error"), "."]),
        ),
    )


_LEAD = (
    "Give the first half of a postcode, a trust or an area. Nothing about you is kept, and only the first half of a "
    "postcode ever leaves this page."
)


def _form(atlas: Atlas, selection: Selection) -> Component:
    miles = [(str(number), f"{number} miles") for number in MILES]
    matters = [(key, atlas.indicators[key].short) for key in MATTERS]
    within = parts.select("Headquarters within", Id.WITHIN, miles, str(selection.within))
    chosen = parts.select("What matters most", Id.MATTERS, matters, selection.indicator)
    within.children[1].name, chosen.children[1].name = "within", "indicator"
    place = html.Div(
        [html.Label("Near", htmlFor=Id.PLACE), *parts.place_box(Id.PLACE, "near", selection.near)],
        className="control near-place",
    )
    submit = html.Button("Show trusts", type="submit", className="button primary")
    return html.Form([place, within, chosen, submit], action=PATH, method="get", className="controls")


def _answer(view: View, nation: str) -> list[Component]:
    listed = [] if view.twin is None else [
        inserted(Id.TWIN, view.twin, "twin"),
        html.Div(
            [
                parts.chart(Id.MAP, view.figure, _CAPTION, figures.HEIGHT),
                parts.actions(view.csv, Id.CSV, "/methods#funnel", Id.MAP),
            ],
            className="stack",
        ),
    ]  # fmt: skip
    bme = html.P(
        [
            "BME: ",
            html.A("Black and minority ethnic (BME) staff", href="/methods#bme"),
            f". {sentences.explained(nation)}",
        ],
        className="sub",
    )
    return [
        html.Div(listed, className="beside near"),
        bme,
        parts.source(Id.SOURCE, view.source, view.printed),
        *([parts.support()] if view.selection.indicator in _SUPPORTED else []),
    ]


def register(app: dash.Dash, atlas: Atlas) -> None:
    """The form is a plain form: nothing to register."""
