"""The files of a view: every form that it can be had in, each with its own address."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from atlas.exports.document import Form
from atlas.reader import Atlas
from atlas.web import views
from atlas.web.document_page import NAMES, address

_DOCUMENTS = {
    Form.PDF: "To print or pass on: finding, table, source, limits; tagged for screen readers. Made when asked for.",
}


def section(atlas: Atlas, page_name: str, query: str, host: str) -> Component:
    """Links to the files of the view ``page_name`` for a query string, and where its images are made."""
    view = views.of(atlas.published, page_name, query)
    forms = [
        _form("csv", "Data (CSV)", view.file("csv"),
              "Exactly the rows on screen, in full precision; source, coverage and notes stand on every row."),
    ]  # fmt: skip
    if page_name in views.workbooks_of(view.page):
        forms.append(
            _form("xlsx", "Workbook (XLSX)", view.file("xlsx"),
                  "The same for a spreadsheet: cover, contents and notes, then one table a sheet.")
        )  # fmt: skip
    forms += [
        _form(form, NAMES[form], address(view.name, form, view.query), holds) for form, holds in _DOCUMENTS.items()
    ]
    return html.Section(
        [
            html.H2("Files"),
            html.Ul(forms, className="reuse-forms"),
            html.P(
                [
                    "Images (PNG and SVG) are made in your browser, of the chart as you see it: go back to ",
                    html.A("the view", href=view.address),
                    " and choose “Image (PNG)” or “Image (SVG)” under the chart.",
                ]
            ),
        ],
        className="card stack",
        id="files",
    )


def _form(form: str, name: str, where: str, holds: str) -> Component:
    # A document is not there yet: its link leads to the page where it is waited for.
    saved = {} if form in NAMES else {"download": ""}
    link = html.A(name, href=where, className="button", rel="nofollow", id=f"reuse-{form}", **saved)
    return html.Li([link, html.Span(holds)])
