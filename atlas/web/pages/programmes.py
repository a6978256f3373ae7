"""Which networks, mentoring, programmes, charters and awards are known, of whom, and what is not known of them?"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Any

import dash
from dash import Input, Output, dcc, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.figures import pixels, programme_map
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import programmes as words
from atlas.web import document_programmes, options, parts, programme_parts, programme_view
from atlas.web.markup import inserted, markup
from atlas.web.programme_view import DEFAULTS, View

PATH, TITLE, NAV = "/programmes", "Programmes", "Programmes"

# A native list shows nothing for an empty value, so “all” is a value of its own.
_ALL = "all"
_CAPTION = "Each mark is a trust open today, at its headquarters; shape and size say how many kinds are listed."
_ABOUT = (("race", "About race"), ("all", "All"))


class Id(StrEnum):
    """Every element that a callback reads or writes."""

    FINDING = "programmes-finding"
    NOTICES = "programmes-notices"
    KIND = "programmes-kind"
    AREA = "programmes-area"
    ABOUT = "programmes-about"
    WORDS = "programmes-words"
    MAP = "programmes-map"
    REGISTER = "programmes-register"
    TIMELINE = "programmes-timeline"
    TIMELINE_SOURCE = "programmes-timeline-source"
    CSV = "programmes-csv"
    SOURCE = "programmes-source"
    ADDRESS = "programmes-address"
    WRITTEN = "programmes-written"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string, drawn whole."""

    def page(settled: Selection, notices: list[str]) -> Component:
        return _page(atlas, programme_view.view(atlas, settled), notices)

    return parts.laid_out(DEFAULTS, page, partial(programme_view.settle, atlas))


def draw(atlas: Atlas, selection: Selection) -> View:
    """What the page shows for a selection."""
    return programme_view.view(atlas, programme_view.settle(atlas, selection)[0])


def export(atlas: Atlas, selection: Selection) -> Table:
    """The rows on screen, with all that is held of them."""
    return draw(atlas, selection).file


DOCUMENTS = {"programmes": document_programmes.of(draw)}
settle = programme_view.settle


def _page(atlas: Atlas, view: View, notices: list[str]) -> Component:
    return parts.page(
        words.QUESTION,
        parts.finding(Id.FINDING, view.finding),
        html.Div(parts.notices(notices), id=Id.NOTICES, className="stack"),
        _controls(atlas, view.selection),
        html.Div(
            [
                html.Div(
                    [
                        parts.chart(Id.MAP, view.figure, _CAPTION, programme_map.HEIGHT),
                        parts.actions(view.csv, Id.CSV, "/methods#programmes", Id.MAP),
                    ],
                    className="stack",
                ),
                inserted(Id.REGISTER, view.register, "twin"),
            ],
            className="beside programmes",
        ),
        parts.source(Id.SOURCE, programme_view.SOURCE, view.coverage),
        html.P(
            [
                "BME: ",
                html.A("Black and minority ethnic (BME) staff", href="/methods#bme"),
                ". General diversity awards are no race-equality ones; “All” lists them too, and says which they are.",
            ],
            className="sub",
        ),
        programme_parts.over_time(atlas, Id.TIMELINE, Id.TIMELINE_SOURCE),
        programme_parts.cohorts(atlas),
        programme_parts.experts(atlas),
        programme_parts.networks(atlas),
        programme_parts.panels(atlas),
        parts.limits(
            "What a trust does that no page prints, or that nobody has found yet: no national register exists.",
            "Whether a network or programme is still there: most rows say what was true in the year printed, if any.",
            "Whether any of it worked: hardly any was evaluated, and hardly any evaluation compared anybody.",
            html.Span(
                [
                    "Rows that were doubtful are set aside and shown nowhere but ",
                    html.A("on the list of the data page", href="/data"),
                    ". A region can take in a register of its own.",
                ]
            ),
            html.Span(["Something looks wrong? ", html.A("Report an error", href="/data#report-an-error"), "."]),
        ),
        parts.address(Id.ADDRESS, view.query),
        html.Span(id=Id.WRITTEN, hidden=True),
    )


def _controls(atlas: Atlas, selection: Selection) -> Component:
    kinds = [(_ALL, "All kinds"), *programme_view.kind_options()]
    areas = [(_ALL, f"All of {atlas.nation.name}"), *options.areas(atlas)]
    search = dcc.Input(id=Id.WORDS, type="search", value=selection.words, debounce=True, maxLength=80)
    return parts.controls(
        parts.select("Kind", Id.KIND, kinds, selection.programme or _ALL),
        parts.select("Region or system", Id.AREA, areas, selection.place or _ALL),
        parts.segments("What it is about", Id.ABOUT, _ABOUT, selection.about),
        html.Div([html.Label("Trust or words", htmlFor=Id.WORDS), search], className="control"),
    )


def register(app: dash.Dash, atlas: Atlas) -> None:
    """One callback redraws map and register when a control changes; the address follows in the browser."""
    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)

    @app.callback(
        output={
            "notices": Output(Id.NOTICES, "children"),
            "finding": Output(Id.FINDING, "children"),
            "figure": Output(Id.MAP, "figure"),
            "register": Output(Id.REGISTER, "data-markup"),
            "coverage": Output(f"{Id.SOURCE}-coverage", "children"),
            "csv": Output(Id.CSV, "href"),
            "address": Output(Id.ADDRESS, "data"),
        },
        inputs={
            "programme": Input(Id.KIND, "value"),
            "place": Input(Id.AREA, "value"),
            "about": Input(Id.ABOUT, "value"),
            "search": Input(Id.WORDS, "value"),
        },
        prevent_initial_call=True,
    )
    def redraw(about: str | None, **asked: str | None) -> dict[str, Any]:
        query = {key: value for key, value in asked.items() if value and value != _ALL}
        wish, odd = Selection.from_query(query | {"about": about or DEFAULTS.about}, DEFAULTS)
        settled, missed = programme_view.settle(atlas, wish)
        view = programme_view.view(atlas, settled)
        return {
            "notices": parts.notices([*odd, *missed]),
            "finding": view.finding,
            "figure": pixels.drawn(view.figure),
            "register": markup(view.register),
            "coverage": view.coverage,
            "csv": view.csv,
            "address": view.query,
        }
