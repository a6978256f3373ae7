"""The marks of every year, under every version of the method."""

from __future__ import annotations

from collections.abc import Callable

import dash
from dash import dcc, html
from dash.development.base_component import Component

from atlas.exports.table import Table
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import mark as words
from atlas.web import document_tallies, mark_tables, parts, tables
from atlas.web.markup import inserted

PATH, TITLE, NAV = "/mark/history", "Awards of the race equality mark by year", ""
DEFAULTS = Selection()


def layout(atlas: Atlas) -> Callable[..., Component]:
    """The same page for every query string."""

    def build(**_: str) -> Component:
        history = mark_tables.history(atlas.mark_history())
        awards = mark_tables.awards(atlas.mark_awards())
        return parts.page(
            "Which marks were held when?",
            parts.finding("mark-history-finding", _finding(atlas)),
            html.P([words.DISCLAIMER, " ", dcc.Link("The method", href="/mark#method")], className="sub"),
            inserted("mark-history-table", tables.table(history, row_header="wres_year")),
            html.Section(
                [
                    html.H2("Every award"),
                    inserted("mark-history-awards", tables.table(awards, tall=True, row_header="name"))
                    if awards.rows
                    else html.P("No mark has been held in any year."),
                ],
                className="stack",
            ),
            parts.actions("/export/mark-history.csv", "mark-history-csv", "/mark#method"),
            html.Section(
                [
                    html.H2("How this history is kept"),
                    html.P(
                        "Every version of the method is computed on every year. What a year gives rests on that year "
                        "and those before it, so a later year changes nothing of it. Figures that a publisher corrects "
                        "do change it: the history is what the method says on the data of this build, whose version is "
                        f"{atlas.data_version}. A test computes an old version on old data and finds the old result."
                    ),
                ],
                className="prose",
            ),
        )

    return build


def _finding(atlas: Atlas) -> str:
    history = atlas.mark_history()
    if not history:
        return "No version of the method has been computed yet."
    years = sorted({row["wres_year"] for row in history})
    held = sum(row["trusts"] for row in history if row["mark"] in words.LEVELS)
    versions = len({row["version"] for row in history})
    span = f"WRES {years[0]}" if len(years) == 1 else f"WRES {years[0]} to {years[-1]}"
    counted = "no mark was held" if not held else f"marks were held {held:,} times, a trust’s year counting once"
    return f"{span}, {'one version' if versions == 1 else f'{versions} versions'} of the method: {counted}."


def export(atlas: Atlas, selection: Selection) -> Table:
    """The table on screen."""
    return mark_tables.history(atlas.mark_history())


EXPORTS = {"mark-history": export}
DOCUMENTS = {"mark-history": document_tallies.marks_by_year}


def register(app: dash.Dash, atlas: Atlas) -> None:
    """Nothing on this page changes."""
