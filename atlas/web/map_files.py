"""What can be taken away of the map: the places on screen, and the trusts of the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable

from atlas.exports.table import Column, Table
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.web import map_view
from atlas.web.map_choices import NothingToDrawError
from atlas.web.map_view import View


def settle(atlas: Atlas, wish: Selection) -> tuple[Selection, list[str]]:
    """The nearest view that exists, and what could not be had; the wish itself where nothing can be drawn."""
    try:
        return map_view.steadily(atlas, lambda version: map_view.settle(atlas, version, wish))
    except NothingToDrawError:
        return wish, []


def draw(atlas: Atlas, selection: Selection) -> View:
    """What the page shows for a selection, every year of it. Raises NothingToDrawError."""

    def answer(version: str) -> View:
        settled, _ = map_view.settle(atlas, version, selection)
        return map_view.view(atlas, version, settled)

    return map_view.steadily(atlas, answer)


def export(atlas: Atlas, selection: Selection) -> Table:
    """The rows on screen, with all that is known of them."""
    return _filed(atlas, selection, map_view.table)


def export_trusts(atlas: Atlas, selection: Selection) -> Table:
    """The trusts of the chosen place, with all that is known of them; no rows where none is chosen."""
    return _filed(atlas, selection, map_view.trusts)


def _filed(atlas: Atlas, selection: Selection, make: Callable[[Atlas, str, Selection], Table]) -> Table:
    def answer(version: str) -> Table:
        settled, _ = map_view.settle(atlas, version, selection)
        return make(atlas, version, settled)

    try:
        return map_view.steadily(atlas, answer)
    except NothingToDrawError as error:
        return Table("Map", (Column("name", "Place"),), [], "", str(error), name="map")


def workbook(atlas: Atlas, selection: Selection) -> list[Table]:
    """The places on screen, and the trusts of the one that is chosen."""
    inside = export_trusts(atlas, selection)
    return [export(atlas, selection), *([inside] if inside.rows else [])]


def workbook_of_trusts(atlas: Atlas, selection: Selection) -> list[Table]:
    """The trusts of the chosen place alone."""
    return [export_trusts(atlas, selection)]
