"""The start page: what this is, three ways in, one search box, England today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import dash
from dash import dcc, html
from dash.development.base_component import Component

from atlas.exports.table import Column, Table, lineage
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import tiles
from atlas.web import document_tallies, frame, parts

PATH, TITLE, NAV = "/", "Race equality at work in the NHS", ""
DEFAULTS = Selection()

_DOORS = (
    (
        "Looking for a job",
        "Where do people like me get on, and where are they treated worse?",
        (
            ("Trusts near you", "/near"),
            ("Compare employers you have in mind", "/compare"),
            ("Where staff believe promotion is fair", "/map?level=trust"),
        ),
    ),
    (
        "Leading a region or a system",
        "Which of my trusts, on what, and is it getting better?",
        (("The map of systems and regions", "/map"), ("How it has changed", "/trends")),
    ),
    (
        "Working with the numbers",
        "Give me the figures, the definitions and the sources.",
        (("Data, coverage and downloads", "/data"), ("How each number is computed", "/methods")),
    ),
)


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The same page for every query string."""

    def build(**_: str) -> Component:
        whose = f"{atlas.nation.name}’s" if atlas.specimen else f"{atlas.nation.name}’s NHS"
        return parts.page(
            "Where in the NHS do people of every background get on?",
            html.P(
                [
                    "The atlas shows, from published figures only, how ",
                    html.A("Black and minority ethnic (BME) staff", href="/methods#bme"),
                    (
                        f" and White staff fare at work in {whose} trusts: who holds which pay band, who is "
                        "appointed, disciplined, trained, bullied, and who believes that promotion is fair."
                    ),
                ],
                className="lead",
            ),
            frame.search_form("search-start"),
            html.Section(
                [html.H2("Where to start", className="hidden-visually"), html.Div(_doors(), className="doors")]
            ),
            html.Section(
                [
                    html.H2(f"{atlas.nation.name} today"),
                    html.P(
                        "The nine indicators of the Workforce Race Equality Standard (WRES), each with its newest "
                        "published figure. They were not all measured in the same year.",
                        className="sub",
                    ),
                    html.Div([_tile(one) for one in england(atlas)], className="tiles"),
                    html.P(
                        [
                            "The same as a file: ",
                            html.A("Data (CSV)", href="/export/england.csv", download=""),
                            ". ",
                            html.A("More formats, code, embed, citation", href="/reuse?of=england"),
                            ".",
                        ],
                        className="sub",
                    ),
                ],
                className="stack",
            ),
            html.Section(
                [html.H2("What is held"), html.P(atlas.coverage_sentence()),
                 html.P(["What each figure covers is on the ", dcc.Link("data page", href="/data"), "."])],
                className="prose",
            ),
            parts.limits(
                "It can’t say how it is for one profession, band or ward in a trust: nothing is published below trust "
                "level in what the atlas holds.",
                "Survey figures are of those who answered; those who don’t answer may feel differently.",
                html.Span(
                    ["BME is many groups, and White includes Irish, Gypsy, Traveller and other White staff: ",
                     dcc.Link("18 ethnic groups, each by its name", href="/groups"), "."]
                ),
            ),
        )  # fmt: skip

    return build


def england(atlas: Atlas) -> list[tiles.Tile]:
    """The nine tiles in order of number."""
    return [tiles.tile(row) if row["source"] else tiles.missing(row) for row in atlas.england_tiles()]


def _doors() -> list[Component]:
    return [
        html.Div(
            [
                html.H3(who),
                html.P(question, className="sub"),
                html.Ul([html.Li(dcc.Link(text, href=path)) for text, path in ways], className="plain"),
            ],
            className="card door",
        )
        for who, question, ways in _DOORS
    ]


def _tile(one: tiles.Tile) -> Component:
    return html.Article(
        [
            html.H3([html.Span(f"{one.number} ", className="soft"), one.short]),
            html.P(_headline(one), className="tile-figure"),
            html.P(one.sentence),
            html.P(one.change, className="sub"),
            html.P([one.period, " · " if one.source else "", _cited(one), *_trail(one)], className="sub"),
        ],
        className="card tile",
    )


def _headline(one: tiles.Tile) -> Any:
    """Two groups as two figures with their marks; one figure as it is."""
    if not one.pair:
        return one.headline
    marks = zip(("bme", "white"), one.pair, strict=True)
    return [html.Span([html.Span(className=f"mark dot {group}"), text], className="nowrap") for group, text in marks]


def _cited(one: tiles.Tile) -> Any:
    return html.A(one.source, href=f"https://{one.address}") if one.address else one.source


def _trail(one: tiles.Tile) -> list[Any]:
    """The way to every step from the figure back to its cell."""
    if not one.lineage:
        return []
    whole = f"Where it comes from: {one.headline}, {one.short}"
    return [" · ", html.A("Where it comes from", href=f"/lineage/{one.lineage}", **{"aria-label": whole})]


def export_england(atlas: Atlas, selection: Selection) -> Table:
    """The tiles as rows."""
    columns = [
        Column("number", "Indicator"), Column("short", "Title"), Column("headline", "Figure"),
        Column("sentence", "Meaning"), Column("change", "Change"), Column("period", "Period"),
        Column("source", "Printed by"), Column("address", "Address"),
        lineage("headline"),
    ]  # fmt: skip
    rows = [vars(one) for one in england(atlas)]
    return Table(f"{atlas.nation.name} today", columns, rows, coverage=atlas.coverage_sentence(), name="england")


EXPORTS = {"england": export_england}
DOCUMENTS = {"england": document_tallies.england}


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes."""
