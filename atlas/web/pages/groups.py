"""/groups: which of the 18 ethnic groups that the survey names fare better or worse, in England."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import dash
from dash import Input, Output, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.figures import pixels
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import groups as say
from atlas.web import document_pages, group_view, parts
from atlas.web.addresses import export_file
from atlas.web.group_view import DEFAULTS, Groups
from atlas.web.remembered import once_a_version

PATH, TITLE, NAV = "/groups", "Which groups fare better or worse?", "Groups"
_SUPPORTED = ("harassment_public", "harassment_staff", "discrimination")
_ORDERS = (("value", "By value"), ("census", "By census group"))


class Id(StrEnum):
    """Component ids."""

    ABOUT = "groups-about"
    FINDING = "groups-finding"
    INDICATOR = "groups-indicator"
    ORDER = "groups-order"
    FIGURE = "groups-figure"
    TABLE = "groups-table"
    CSV = "groups-csv"
    SOURCE = "groups-source"
    SUPPORT = "groups-support"
    ADDRESS = "groups-address"
    WRITTEN = "groups-written"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string, drawn whole."""
    return parts.laid_out(DEFAULTS, lambda selection, odd: _page(atlas, draw(atlas, selection), odd))


@once_a_version(32)
def draw(atlas: Atlas, selection: Selection) -> Groups:
    """What the page shows for a selection."""
    return group_view.view(atlas, selection)


def export(atlas: Atlas, selection: Selection) -> Table:
    """The table on screen."""
    return draw(atlas, selection).table


EXPORTS = {"groups": export}
DOCUMENTS = {"groups": document_pages.of_groups}


def _page(atlas: Atlas, drawn: Groups, odd: list[str]) -> Component:
    chosen = drawn.selection
    return html.Div(
        [
            html.H1([f"{TITLE} ", html.Span(drawn.about, id=Id.ABOUT)], **{"data-role": "title"}),
            parts.finding(Id.FINDING, drawn.finding),
            *parts.notices([*odd, *drawn.notices]),
            parts.controls(
                parts.select("Indicator", Id.INDICATOR, drawn.options, _choice(chosen)),
                parts.segments("Order", Id.ORDER, _ORDERS, chosen.order),
            ),
            html.P(
                [
                    say.COUNTING,
                    html.A("Black and minority ethnic (BME) staff", href="/methods#bme"),
                    ". White British is English, Welsh, Scottish, Northern Irish or British.",
                ],
                className="sub definition",
            ),
            html.Div(
                [
                    html.Div(parts.chart(Id.FIGURE, drawn.figure, drawn.caption), className="card"),
                    html.Div(group_view.displayed(drawn.table), id=Id.TABLE, className="twin"),
                ],
                className="beside groups",
            ),
            html.P(say.NO_VERDICT, className="sub definition"),
            parts.actions(_csv(chosen), Id.CSV, "/methods#intervals", Id.FIGURE),
            parts.source(Id.SOURCE, drawn.source, drawn.coverage, [html.P(say.WEIGHTING)]),
            html.Div(parts.support(), id=Id.SUPPORT, hidden=chosen.indicator not in _SUPPORTED),
            parts.limits(
                "Why a group’s figure is as it is. Groups differ in the jobs, places and hours that they work in; the "
                "figures are not adjusted for any of these.",
                "Whether a difference between two of the groups is more than chance: see their intervals.",
                "How it is in one trust or area: by specific ethnic group, the survey is published for "
                f"{atlas.nation.name} only.",
                "Who works in the NHS: the share is of those who answered, not of staff in post.",
                "What those think who did not answer the survey: they may feel differently.",
                html.Span(
                    [
                        "Who gets on: which group stands on which rung is on the ",
                        html.A("progression page", href="/progression"), ".",
                    ]
                ),
                html.Span(["Something looks wrong? ", html.A("Report an error", href="/data#report-an-error"), "."]),
            ),
            parts.address(Id.ADDRESS, chosen.to_query(DEFAULTS)),
            html.Span(id=Id.WRITTEN, hidden=True),
        ],
        className="page",
    )  # fmt: skip


def _choice(selection: Selection) -> str:
    return group_view.choice(selection.indicator, selection.part)


def _csv(selection: Selection) -> str:
    return export_file("groups", "csv", selection.to_query(DEFAULTS))


def register(app: dash.Dash, atlas: Atlas) -> None:
    """One callback redraws the page; one keeps the address bar."""
    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)

    @app.callback(
        output={
            "about": Output(Id.ABOUT, "children"),
            "finding": Output(Id.FINDING, "children"),
            "figure": Output(Id.FIGURE, "figure"),
            "style": Output(Id.FIGURE, "style"),
            "caption": Output(f"{Id.FIGURE}-caption", "children"),
            "table": Output(Id.TABLE, "children"),
            "csv": Output(Id.CSV, "href"),
            "coverage": Output(f"{Id.SOURCE}-coverage", "children"),
            "source": Output(Id.SOURCE, "children"),
            "no_support": Output(Id.SUPPORT, "hidden"),
            "address": Output(Id.ADDRESS, "data"),
        },
        inputs={"chosen": Input(Id.INDICATOR, "value"), "order": Input(Id.ORDER, "value")},
        prevent_initial_call=True,
    )
    def redraw(chosen: str, order: str) -> dict[str, Any]:
        indicator, _, part = chosen.partition(":")
        asked = {"indicator": indicator, "part": part, "order": order}
        drawn = draw(atlas, Selection.from_query(asked, DEFAULTS)[0])
        return {
            "about": drawn.about,
            "finding": drawn.finding,
            "figure": pixels.drawn(drawn.figure),
            "style": {"height": f"{parts.height_of(drawn.figure)}px"},
            "caption": drawn.caption,
            "table": group_view.displayed(drawn.table),
            "csv": _csv(drawn.selection),
            "coverage": drawn.coverage,
            "source": drawn.source,
            "no_support": drawn.selection.indicator not in _SUPPORTED,
            "address": drawn.selection.to_query(DEFAULTS),
        }
