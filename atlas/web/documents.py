"""Any view that can be exported as a document: the page's own words, its tables, and its charts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from atlas.exports.document import Document, Form
from atlas.exports.table import Table
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import views
from atlas.web.document_parts import Sections, Shown, as_tables, sentences_of
from atlas.web.file_names import stem
from atlas.web.page_words import words_of
from atlas.web.pages import PAGES
from atlas.web.views import View

# The columns of a table that say what period a row is of, and which publication.
_PERIODS = ("period", "when", "date", "wres_year")
_MOST_PERIODS = 6
_YEAR = re.compile(r"\d{4}")


def names() -> tuple[str, ...]:
    """The names of all views of which a document can be made."""
    return tuple(name for page in PAGES for name in views.exports_of(page))


def view_at(atlas: Atlas, address: str, table: str = "") -> View:
    """The view at a page's address as a browser shows it, with or without the host: its first table, or ``table``.

    Raises LookupError, whose text says what is wrong, for an address without a page or a page without such a table;
    MissedError where it asks for something that cannot be had.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise LookupError(f"“{address}” is no address ({error})") from error
    if parts.path.startswith("/v/"):
        raise LookupError("Files of an earlier version are fetched under its permanent link; here today's are made")
    path = parts.path.rstrip("/") or "/"
    for page in PAGES:
        stem, code, _ = page.PATH.partition("<code>")
        if path != page.PATH and not (code and path.startswith(stem) and "/" not in path[len(stem) :]):
            continue
        if path != page.PATH and any(path == other.PATH for other in PAGES):
            continue
        names = list(views.exports_of(page))
        if not names:
            raise LookupError(f"The page {path} shows nothing that can be exported")
        if table and table not in names:
            raise LookupError(f"The page {path} has no table “{table}”; it has {', '.join(names)}")
        asked = dict(parse_qsl(parts.query)) | ({"place": path[len(stem) :]} if code else {})
        view = views.find(atlas.published, table or names[0], asked)
        if view is None:
            raise LookupError(f"Nothing in the atlas has the code “{path[len(stem) :]}”")
        return view.as_asked(atlas)
    raise LookupError(f"There is no page at “{address}”; give its address as a browser shows it, such as /map")


def document_of(atlas: Atlas, page_name: str, query: str, address: str) -> Document:
    """The document of a view: ``query`` is its query string, ``address`` where it is on the web ('' for nowhere).

    It is made from published figures only, whatever the page shows. Raises LookupError for a name that no page has, or
    a place that it does not know.
    """
    open_figures = atlas.published
    view = views.of(open_figures, page_name, query)
    data = data_of(open_figures, view, address)
    sections = _sections(view)(Shown(open_figures, view.selection, data.tables, words_of(open_figures, view)))
    return replace(data, sections=tuple(sections))


def data_of(atlas: Atlas, view: View, address: str) -> Document:
    """The same without its sections, which forms that hold the tables alone can do without."""
    open_figures, page = atlas.published, view.page
    tables = _tables(view)(open_figures, view.selection)
    words = words_of(open_figures, view)
    source = " ".join(dict.fromkeys(table.source for table in tables if table.source)) or words.source
    coverage = " ".join(dict.fromkeys(table.coverage for table in tables if table.coverage)) or words.coverage
    return Document(
        name=stem(view, tables[0], open_figures.specimen),
        title=words.title or page.TITLE,
        finding=words.finding,
        sections=(),
        tables=tuple(tables),
        source=source,
        coverage=coverage,
        period=_period(tables),
        licences=_licences(open_figures, tables, source),
        limits=words.limits,
        method_version=open_figures.method_version,
        data_version=open_figures.version,
        link=address,
        specimen=open_figures.specimen,
        brief=view.name in getattr(page, "BRIEFS", ()),
    )


def made(atlas: Atlas, page_name: str, query: str, form: str, address: str) -> bytes:
    """The file of a view in one of the forms of ``Form``.

    Raises LookupError for a name that no page has, ValueError for a form that does not exist.
    """
    from atlas.exports.writing import written  # here: what writes documents is slow to load, and a page needs none

    return written(document_of(atlas, page_name, query, address), Form(form))


def _tables(view: View) -> Callable[[Atlas, Selection], Sequence[Table]]:
    """All tables of a view's workbook, or its one table."""
    workbooks = views.workbooks_of(view.page)
    if view.name in workbooks:
        return workbooks[view.name]
    make = views.exports_of(view.page)[view.name]
    return lambda atlas, selection: [make(atlas, selection)]


def _sections(view: View) -> Sections:
    """The page's own sections of a document (its ``DOCUMENTS``), or each of its tables as it fits a page."""
    own: Sections | None = getattr(view.page, "DOCUMENTS", {}).get(view.name)
    return own or as_tables


def _period(tables: Sequence[Table]) -> str:
    """What the rows are of: each period once, the first and last of many."""
    for key in _PERIODS:
        held = [row for table in tables for row in table.rows if row.get(key)]
        if all("day" in row for row in held):
            held.sort(key=lambda row: row["day"])
        every = list(dict.fromkeys(str(row[key]) for row in held))
        if every and _YEAR.findall(every[0]) > _YEAR.findall(every[-1]):
            every.reverse()  # many lists have the newest first
        if every:
            return "; ".join(every) if len(every) <= _MOST_PERIODS else f"{every[0]} to {every[-1]}"
    return ""


def _licences(atlas: Atlas, tables: Sequence[Table], source: str) -> tuple[str, ...]:
    """What the publications used ask to be said, each once; those of all that is held where no row names one."""
    cells = {str(value) for table in tables for row in table.rows for key, value in row.items() if "source" in key}
    held = [row for row in atlas.sources() if row["held"] and row["attribution"]]
    used = [
        row
        for row in held
        if row["source"] in cells or any(row[key] in cells or row[key] in source for key in ("title", "short"))
    ]
    said = [one for row in used or held for one in sentences_of(row["attribution"])]
    return tuple(dict.fromkeys(said))
