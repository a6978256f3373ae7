"""The files of a view: every form that it can be had in, each with its own address."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from atlas.exports.document import Form
from atlas.reader import Atlas
from atlas.web import views
from atlas.web.document_page import HOLDS, NAMES, address
from atlas.web.fingertips import measures_shown
from atlas.web.views import View

# Pages that show tables and words only.
WITHOUT_CHART = ("england", "data", "changes", "changes-verdicts", "mark-history", "mark-of")
_TO_READ = (Form.PDF, Form.PPTX, Form.DOCX)
_CSV = (
    "Exactly the rows of this table, in full precision; title, finding, source, coverage, notes, licence, versions and "
    "link stand on every row."
)
_XLSX = "The same for a spreadsheet: cover, contents and notes, then one table a sheet."
_JSON = "The same for programs: every table of the view, with all that is said around it."
_FINGERTIPS = "The measures shown, in the layout of Fingertips, which many analysts’ scripts read."


def section(atlas: Atlas, page_name: str, query: str, host: str) -> Component:
    """Links to the files of the view ``page_name`` for a query string, and where its images are made."""
    view = views.of(atlas.published, page_name, query)
    return html.Section(
        [
            html.H2("Files"),
            html.H3("To read and pass on"),
            html.P("Each takes some seconds to make: its button leads to a page that tells when it is ready.",
                   className="sub"),
            html.Ul([_made_when_asked_for(view, form, HOLDS[form]) for form in _TO_READ], className="reuse-forms"),
            html.P(_images(view)),
            html.H3("To work with"),
            html.Ul(_data(atlas, view), className="reuse-forms"),
        ],
        className="card stack",
        id="files",
    )  # fmt: skip


def _images(view: View) -> list[Component | str]:
    if view.name in WITHOUT_CHART:
        return ["The page has no chart, so it offers no image; the documents hold all that can be drawn of it."]
    return [
        "Images (PNG and SVG) are made in your browser, of the chart as you see it: go back to ",
        html.A("the view", href=view.address),
        " and choose “Image (PNG)” or “Image (SVG)” under the chart.",
    ]


def _data(atlas: Atlas, view: View) -> list[Component]:
    files = [_saved("Data (CSV)", view.file("csv"), _CSV)]
    if view.name in views.workbooks_of(view.page):
        files.append(_saved("Workbook (XLSX)", view.file("xlsx"), _XLSX))
    files.append(_saved("Data (JSON)", view.file("json"), _JSON))
    files.append(_made_when_asked_for(view, Form.PARQUET, f"{HOLDS[Form.PARQUET]} Takes some seconds to make."))
    if measures_shown(view.table(atlas), view.selection):
        files.append(_saved("Data (Fingertips CSV)", view.file("fingertips.csv"), _FINGERTIPS))
    return files


def _made_when_asked_for(view: View, form: Form, holds: str) -> Component:
    """A form and the button that has it made: following a link, as a search engine does, would start nothing."""
    button = html.Button(NAMES[form], type="submit", className="button")
    asking = html.Form(button, method="post", action=address(view.name, form, view.query))
    return html.Li([asking, html.Span(holds)])


def _saved(name: str, where: str, holds: str) -> Component:
    """A form and the link that saves it."""
    return html.Li([html.A(name, href=where, className="button", rel="nofollow", download=""), html.Span(holds)])
