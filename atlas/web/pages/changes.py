"""What changed since the last release? Two versions of the data side by side: figures, measures and verdicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import partial
from typing import Any

import dash
from dash import Input, Output, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import changes as sentences
from atlas.web import changes_view, parts, tables
from atlas.web.addresses import export_file
from atlas.web.changes_view import View
from atlas.web.markup import inserted, markup

PATH, TITLE, NAV = "/changes", "What changed since the last release?", ""
DEFAULTS = Selection()
_NONE = "none"


class Id(StrEnum):
    """Every element that a callback reads or writes."""

    FINDING = "changes-finding"
    NOTICES = "changes-notices"
    EARLIER = "changes-earlier"
    LATER = "changes-later"
    VERDICTS = "changes-verdicts"
    FIGURES = "changes-figures"
    CSV = "changes-csv"
    VERDICTS_CSV = "changes-verdicts-csv"
    SOURCE = "changes-source"
    ADDRESS = "changes-address"
    WRITTEN = "changes-written"


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The page for a query string, drawn whole."""

    def page(settled: Selection, notices: list[str]) -> Component:
        return _page(changes_view.view(atlas, settled, changes_view.ON_SCREEN), notices)

    return parts.laid_out(DEFAULTS, page, partial(changes_view.settle, atlas))


def draw(atlas: Atlas, selection: Selection) -> View:
    """What the page shows for two versions, every row of it."""
    return changes_view.view(atlas, changes_view.settle(atlas, selection)[0])


def export(atlas: Atlas, selection: Selection) -> Table:
    """Every figure and measure that is new, changed or gone; the versions kept where two cannot be compared."""
    view = draw(atlas, selection)
    return view.figures or view.versions


def export_verdicts(atlas: Atlas, selection: Selection) -> Table:
    """Every newest verdict that is another; the versions kept where two cannot be compared."""
    view = draw(atlas, selection)
    return view.verdicts or view.versions


EXPORTS = {"changes": export, "changes-verdicts": export_verdicts}
settle = changes_view.settle


def _page(view: View, notices: list[str]) -> Component:
    options = list(view.options) or [(_NONE, "none is kept")]
    shown = _changed(view, notices)
    return parts.page(
        sentences.QUESTION,
        parts.finding(Id.FINDING, view.finding),
        html.Div(shown["notices"], id=Id.NOTICES, className="stack"),
        parts.controls(
            parts.select("Version", Id.LATER, options, view.selection.later or _NONE),
            parts.select("Against", Id.EARLIER, options, view.selection.earlier or _NONE),
        ),
        inserted(Id.VERDICTS, _verdicts(view), "twin"),
        inserted(Id.FIGURES, _figures(view), "twin"),
        html.Div(
            [
                html.A("Figures and measures (CSV)", href=shown["csv"], id=Id.CSV, className="button", download=""),
                html.A(
                    "Verdicts (CSV)", href=shown["verdicts_csv"], id=Id.VERDICTS_CSV, className="button", download=""
                ),
                html.Button("Copy link", type="button", className="button", **{"data-action": "link"}),
                html.A("Feed (Atom)", href="/feed.atom", className="button"),
            ],
            className="actions",
        ),
        parts.source(Id.SOURCE, view.compared, "All figures and measures that both versions hold."),
        parts.limits(
            "Why a figure is another: its publisher may have corrected it, or a newer publication may have taken its "
            "place.",
            f"{sentences.NOT_COMPARED} What changed in the program and its pages, the change log in the source says.",
            "Versions that are kept no more.",
        ),
        parts.address(Id.ADDRESS, shown["address"]),
        html.Span(id=Id.WRITTEN, hidden=True),
    )


def _verdicts(view: View) -> tables.Node:
    if view.verdicts is None or not view.verdicts.rows:
        return tables.node("P", "")  # the finding has said so
    return _first(view, view.verdicts, len(view.verdicts.rows))


def _figures(view: View) -> tables.Node:
    if view.figures is None:
        return tables.table(view.versions, row_header="data_version")
    if not view.figures.rows:
        return tables.node("P", "")
    return _first(view, view.figures, view.number)


def _first(view: View, content: Table, number: int) -> tables.Node:
    """The first rows of a table of ``number`` rows, and that there are more."""
    first = replace(content, rows=content.rows[: changes_view.ON_SCREEN])
    rendered = changes_view.traced(first, view.selection)
    shown = tables.table(first, tall=True, row_header="name", rendered=rendered)
    if len(first.rows) == number:
        return shown
    said = f"The first {len(first.rows):,} of {number:,} rows; the file holds all."
    return tables.node("Div", [shown, tables.node("P", said, class_="sub")])


def register(app: dash.Dash, atlas: Atlas) -> None:
    """One callback redraws everything when a version is chosen; the address follows in the browser."""
    parts.keep_address(app, Id.ADDRESS, Id.WRITTEN)

    @app.callback(
        output={
            "finding": Output(Id.FINDING, "children"),
            "notices": Output(Id.NOTICES, "children"),
            "verdicts": Output(Id.VERDICTS, "data-markup"),
            "figures": Output(Id.FIGURES, "data-markup"),
            "source": Output(Id.SOURCE, "children"),
            "csv": Output(Id.CSV, "href"),
            "verdicts_csv": Output(Id.VERDICTS_CSV, "href"),
            "address": Output(Id.ADDRESS, "data"),
        },
        inputs={"earlier": Input(Id.EARLIER, "value"), "later": Input(Id.LATER, "value")},
        prevent_initial_call=True,
    )
    def redraw(earlier: str | None, later: str | None) -> dict[str, Any]:
        asked = {"earlier": earlier or "", "later": later or ""}
        wish, odd = Selection.from_query({name: text for name, text in asked.items() if text != _NONE}, DEFAULTS)
        settled, missed = changes_view.settle(atlas, wish)
        if wish.earlier == wish.later:
            missed = [*missed, "A version is the same as itself, so the one before it is compared."]
        return _changed(changes_view.view(atlas, settled, changes_view.ON_SCREEN), [*odd, *missed])


def _changed(view: View, notices: list[str]) -> dict[str, Any]:
    """Every output of the callback, by name."""
    query = view.selection.to_query(DEFAULTS)
    return {
        "finding": view.finding,
        "notices": parts.notices(notices),
        "verdicts": markup(_verdicts(view)),
        "figures": markup(_figures(view)),
        "source": view.compared,
        "csv": export_file("changes", "csv", query),
        "verdicts_csv": export_file("changes-verdicts", "csv", query),
        "address": query,
    }
