"""The views that have files: which page and choice stand behind the name and the query string of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import ModuleType
from urllib.parse import parse_qsl

from flask import abort, request

from atlas.errors import AtlasError
from atlas.exports.table import Table
from atlas.reader import Atlas
from atlas.selection import Missed, Selection, fields_given
from atlas.web.addresses import export_file, with_query

Exported = Callable[[Atlas, Selection], Table]


class MissedError(AtlasError):
    """A file would not hold what was asked for."""


@dataclass(frozen=True)
class View:
    """What ``/export/<name>.<form>?<query>`` holds, and where it is seen.

    ``query`` is the canonical query string of the choice; ``address`` the path and query of the page that shows it.
    ``given`` are the fields of the selection that were asked for by name, ``odd`` the notices of those not understood.
    """

    name: str
    page: ModuleType
    selection: Selection
    address: str
    given: frozenset[str] = frozenset()
    odd: tuple[str, ...] = ()

    @property
    def query(self) -> str:
        """The query string of every file of the view; what equals the page's own choice is left out."""
        return self.selection.to_query(self.page.DEFAULTS)

    @property
    def neighbours(self) -> list[View]:
        """The other tables of the same page."""
        return [replace(self, name=name) for name in exports_of(self.page) if name != self.name]

    def table(self, atlas: Atlas) -> Table:
        """The rows, from what is published."""
        return exports_of(self.page)[self.name](atlas.published, self.selection)

    def missed(self, atlas: Atlas) -> list[str]:
        """What was asked for by name and cannot be had, in sentences: what the page says in a notice.

        That a body has closed, or that a name was guessed, is no miss: its successor or the name is what was meant.
        """
        notices = [*self.odd, *_notices(self.page, atlas.published, self.selection)]
        return [one.why for one in notices if isinstance(one, Missed) and one.fields & self.given]

    def as_asked(self, atlas: Atlas) -> View:
        """The same, for what may not hold something else than was asked for. Raises MissedError."""
        missed = self.missed(atlas)
        if missed:
            raise MissedError(" ".join(missed))
        return self

    def file(self, form: str) -> str:
        """The address of the file with that ending."""
        return export_file(self.name, form, self.query)


def find(atlas: Atlas, name: str, query: Mapping[str, str]) -> View | None:
    """The view with that name for a query string, read leniently; None where no page has such a table or place."""
    from atlas.web.pages import PAGES  # here: one of them shows what this module finds

    page = next((page for page in PAGES if name in exports_of(page)), None)
    if page is None:
        return None
    selection, odd = Selection.from_query(query, page.DEFAULTS)
    wished = (fields_given(query), tuple(odd))
    if "<code>" not in page.PATH:
        return View(name, page, selection, with_query(page.PATH, selection.to_query(page.DEFAULTS)), *wished)
    code = selection.place or atlas.nation.code
    if not page.known(atlas, code):
        return None
    rest = replace(selection, place=page.DEFAULTS.place).to_query(page.DEFAULTS)
    return View(name, page, selection, with_query(page.PATH.replace("<code>", code), rest), *wished)


def of(atlas: Atlas, name: str, query: str) -> View:
    """The view with that name for a query string as text. Raises LookupError where there is none."""
    view = find(atlas, name, dict(parse_qsl(query, keep_blank_values=True)))
    if view is None:
        raise LookupError(f"no view {name!r} for {query!r}")
    return view


def requested(atlas: Atlas, name: str) -> View:
    """The view with that name for the query string of the request in hand; where there is none, the answer is 404.

    Raises MissedError where it asks for something that cannot be had.
    """
    view = find(atlas.published, name, request.args)
    if view is None:
        place = request.args.get("place", "")
        whose = f" of “{place[:40]}”" if place else ", or none without a place"
        abort(404, f"There is no view “{name[:40]}”{whose}.")
    return view.as_asked(atlas)


def _notices(page: ModuleType, atlas: Atlas, selection: Selection) -> Sequence[str]:
    """What a page says of the wishes in a selection: of its ``settle``, or beside what it draws."""
    if hasattr(page, "settle"):
        return list(page.settle(atlas, selection)[1])
    return getattr(page.draw(atlas, selection), "notices", ()) if hasattr(page, "draw") else ()


def exports_of(page: ModuleType) -> dict[str, Exported]:
    """The tables that a page offers as files: its ``EXPORTS``, or its one ``export`` under the page's own name."""
    if hasattr(page, "EXPORTS"):
        return dict(page.EXPORTS)
    return {page.PATH.strip("/"): page.export} if hasattr(page, "export") else {}


def workbooks_of(page: ModuleType) -> dict[str, Callable[[Atlas, Selection], Sequence[Table]]]:
    """The tables that go into a page's workbook: its ``WORKBOOKS``, or each of its files as a workbook of one table."""
    if hasattr(page, "WORKBOOKS"):
        return dict(page.WORKBOOKS)
    return {name: _alone(make) for name, make in exports_of(page).items()}


def _alone(make: Exported) -> Callable[[Atlas, Selection], Sequence[Table]]:
    return lambda atlas, selection: [make(atlas, selection)]
