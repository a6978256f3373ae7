"""The view as code to copy."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from atlas.exports import sheets, snippets
from atlas.exports.snippets import Files
from atlas.exports.table import file_name
from atlas.reader import Atlas
from atlas.web import fingertips, views
from atlas.web.file_names import stem
from atlas.web.reading_code import copied
from atlas.web.views import View


def section(atlas: Atlas, page_name: str, query: str, host: str) -> Component:
    """Texts that give the rows of the view ``page_name`` for a query string, each with a button that copies it."""
    view = views.of(atlas.published, page_name, query)
    table = view.table(atlas)
    measures = fingertips.measures_shown(table, view.selection)
    return html.Section(
        [
            html.H2("Copy as code"),
            html.P(
                "Each of these gives the rows of this view with the same digits: from its CSV, its workbook, or the "
                "table of all measures. What they read is of the data version that is served when they run.",
            ),
            *[copied(snippet) for snippet in snippets.of(table, files(atlas, view, host), measures)],
        ],
        className="card stack",
        id="code",
    )


def files(atlas: Atlas, view: View, host: str) -> Files:
    """Where the files of a view are, and under which names a browser saves them."""
    name = stem(view, view.table(atlas), atlas.specimen)
    return Files(
        csv=host + view.file("csv"),
        csv_name=f"{name}.csv",
        xlsx_name=f"{name}.xlsx",
        sheet=_sheet(atlas, view),
        measures=f"{host}/download/measure.parquet",
        measures_name=f"{file_name('measure', atlas.specimen)}.parquet",
    )


def _sheet(atlas: Atlas, view: View) -> str:
    """The sheet that holds the view's table in its workbook; '' where it has none."""
    make = views.workbooks_of(view.page).get(view.name)
    title = view.table(atlas).title
    tables = make(atlas.published, view.selection) if make else []
    names = (sheets.sheet_name(one.name, place) for place, one in enumerate(tables, start=1) if one.title == title)
    return next(names, "")
