"""Who has earned the race equality mark? The method, who can be assessed, and how every trust stands."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Any

import dash
from dash import Input, Output, dcc, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.figures import mark_bars
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import mark as words
from atlas.web import document_pages, mark_method_parts, mark_parts, mark_view, options, parts
from atlas.web.mark_view import DEFAULTS, View
from atlas.web.markup import inserted, markup

PATH, TITLE, NAV = "/mark", "Race equality mark", "Mark"

# A native list shows nothing for an empty value, so “all” is a value of its own.
_ALL = "all"
_CAPTION = (
    "Each bar is one criterion and all trusts. Large gap ruled out: the whole 95 % interval lies inside the wide band."
)


class Id(StrEnum):
    """Every element that a callback reads or writes."""

    FINDING = "mark-finding"
    NOTICES = "mark-notices"
    KIND = "mark-kind"
    AREA = "mark-area"
    FIGURE = "mark-figure"
    EMPLOYERS = "mark-employers"
    CSV = "mark-csv"
    SOURCE = "mark-source"
    ADDRESS = "mark-address"
    WRITTEN = "mark-written"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string, drawn whole."""

    def page(settled: Selection, notices: list[str]) -> Component:
        return _page(atlas, mark_view.view(atlas, settled), notices)

    return parts.laid_out(DEFAULTS, page, partial(mark_view.settle, atlas))


def draw(atlas: Atlas, selection: Selection) -> View:
    """What the page shows for a selection."""
    return mark_view.view(atlas, mark_view.settle(atlas, selection)[0])


def export(atlas: Atlas, selection: Selection) -> Table:
    """The trusts on screen, with all that is known of them."""
    return draw(atlas, selection).file


DOCUMENTS = {"mark": document_pages.of_mark}
settle = mark_view.settle


def _page(atlas: Atlas, view: View, notices: list[str]) -> Component:
    standing = atlas.mark_standing()
    return parts.page(
        words.QUESTION,
        parts.finding(Id.FINDING, view.finding),
        html.P(
            [
                f"{words.DISCLAIMER} Nobody applies and nobody judges: open code computes it from published figures. ",
                html.A("The method", href="#method"),
                " · ",
                dcc.Link("Awards by year and version", href="/mark/history"),
            ],
            className="sub",
        ),
        html.Div(parts.notices(notices), id=Id.NOTICES, className="stack"),
        html.Section(
            [
                html.H2("What can be said, criterion by criterion"),
                html.Div(
                    [
                        html.Div(
                            parts.chart(Id.FIGURE, view.figure, _CAPTION, mark_bars.height(len(standing))),
                            className="stack",
                        ),
                        inserted("mark-standing", view.standing, "twin"),
                    ],
                    className="beside marks",
                ),
            ],
            className="stack",
        ),
        _completing(view),
        html.Section(
            [
                html.H2("Every trust"),
                parts.controls(
                    parts.select(
                        "Type of trust",
                        Id.KIND,
                        [(_ALL, "All types"), *options.trust_types()],
                        view.selection.kind or _ALL,
                    ),
                    parts.select(
                        "Region or system",
                        Id.AREA,
                        [(_ALL, f"All of {atlas.nation.name}"), *options.areas(atlas)],
                        view.selection.place or _ALL,
                    ),
                ),
                inserted(Id.EMPLOYERS, view.employers, "mark-employers"),
                parts.actions(view.csv, Id.CSV, "#method", Id.FIGURE),
            ],
            className="stack",
        ),
        parts.source(Id.SOURCE, view.source, view.coverage),
        html.P(
            [
                "BME: ",
                html.A("Black and minority ethnic (BME) staff", href="/methods#bme"),
                ". Everything is turned so that above 1, or above 0 points, is worse for BME staff.",
            ],
            className="sub",
        ),
        mark_method_parts.distribution(atlas),
        *mark_method_parts.method(atlas),
        *mark_method_parts.proven(atlas),
        parts.limits(
            *mark_parts.LIMITS,
            html.Span([mark_parts.ERRORS, " ", html.A("Report an error", href="/data#report-an-error"), "."]),
        ),
        parts.support(),
        parts.address(Id.ADDRESS, view.query),
        html.Span(id=Id.WRITTEN, hidden=True),
    )


def _completing(view: View) -> Component:
    shown: list[Any] = [html.H2("Which publication would complete it?")]
    if view.completing:
        shown.append(
            html.P(
                "In brackets, for how many trusts the criterion can’t be checked. Whoever has one of these files sees "
                "it in the atlas after “atlas ingest”."
            )
        )
        shown.append(html.Ul([html.Li(text) for text in view.completing]))
    else:
        shown.append(html.P("Every indicator is published for every trust."))
    if view.plans:
        shown.append(html.P(view.plans))
    return html.Section(shown, className="prose")


def register(app: dash.Dash, atlas: Atlas) -> None:
    """One callback redraws the list when a control changes; the address follows in the browser."""
    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)

    @app.callback(
        output={
            "notices": Output(Id.NOTICES, "children"),
            "employers": Output(Id.EMPLOYERS, "data-markup"),
            "coverage": Output(f"{Id.SOURCE}-coverage", "children"),
            "csv": Output(Id.CSV, "href"),
            "address": Output(Id.ADDRESS, "data"),
        },
        inputs={"type": Input(Id.KIND, "value"), "place": Input(Id.AREA, "value")},
        prevent_initial_call=True,
    )
    def redraw(**asked: str | None) -> dict[str, Any]:
        wish, odd = Selection.from_query(
            {key: value for key, value in asked.items() if value and value != _ALL}, DEFAULTS
        )
        settled, missed = mark_view.settle(atlas, wish)
        view = mark_view.view(atlas, settled)
        return {
            "notices": parts.notices([*odd, *missed]),
            "employers": markup(view.employers),
            "coverage": view.coverage,
            "csv": view.csv,
            "address": view.query,
        }
