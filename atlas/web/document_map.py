"""The sections of a document of the map: the map as the page draws it, the places in order, and their figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson

from atlas.exports.document import Section
from atlas.exports.map_picture import Drawing, Rings, to_svg
from atlas.exports.printed import grid
from atlas.exports.printed import shown as as_text
from atlas.exports.table import Table
from atlas.figures import outlines
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences.words import joined
from atlas.web.document_parts import Row, Sections, Shown, as_tables, exhibit, first_drawn, ranked
from atlas.web.map_view import View

_PARITY = {"difference": (0.0, "no difference", 1), "ratio": (1.0, "equal", 2)}
_PLAIN = (None, "", 1)
_PRINTED = ("rank", "code", "name", "value", "low", "high", "bme", "white", "everyone", "verdict")
_NAMED = 5  # places at either end of the list, and without a figure, that are named beside the map
_LOOKS = {"map": "map with coloured areas", "points": "map with a point for each trust", "tiles": "grid of squares"}


def of(draw: Callable[[Atlas, Selection], View]) -> Sections:
    """The sections of the page that draws the map."""
    return lambda shown: sections(draw(shown.atlas, shown.selection), shown)


def sections(view: View, shown: Shown) -> list[Section]:
    """The map, the places in the order of the list with their intervals, and all that is known of them."""
    decimals = _PARITY.get(view.selection.measure, _PLAIN)[2]
    measured = next(column.heading for column in shown.table.columns if column.key == "value")
    said = [*([view.shown.said] if view.shown.said else []), *_ends(shown.table.rows, decimals)]
    drawing = _drawing(view, shown, measured, said)
    return [
        Section(drawing.title, tuple(said), drawing, claim=shown.said),
        *(section for table in shown.tables for section in _in_order(table, view.selection.measure)),
    ]


def of_trusts(draw: Callable[[Atlas, Selection], View]) -> Sections:
    """The trusts of a chosen place, in the order of all; where none is chosen, only that."""

    def made(shown: Shown) -> list[Section]:
        if not shown.table.rows:
            return as_tables(shown)
        return _in_order(shown.table, draw(shown.atlas, shown.selection).selection.measure)

    return made


def _in_order(table: Table, measure: str) -> list[Section]:
    """The places of a table in their order with their intervals, and all that is known of them."""
    rows, rest = first_drawn(table.rows)
    measured = next(column.heading for column in table.columns if column.key == "value")
    parity, words, decimals = _PARITY.get(measure, _PLAIN)
    chart = ranked(table.title, rows, "name", measured, "value",
                   reference=parity, reference_name=words, decimals=decimals)  # fmt: skip
    drawn = [exhibit(f"{table.title}, with 95 % intervals", chart, rest)] if rows else []
    return [*drawn, Section("The figures", grid=grid(table, _PRINTED), claim=table.title)]


def rings_of(atlas: Atlas, level: str) -> Mapping[str, Rings]:
    """The outlines of all areas of a level by code."""
    held = outlines.read(orjson.loads(atlas.boundaries(level) or b'{"features": []}'))
    return {code: outline.rings for code, outline in held.items()}


def _drawing(view: View, shown: Shown, measured: str, said: Sequence[str]) -> Drawing:
    selection = view.selection
    level = "icb" if selection.level == "trust" else selection.level
    look = "tiles" if selection.chart == "tiles" else "points" if selection.level == "trust" else "map"
    svg = to_svg(view.shown.figure, rings_of(shown.atlas, level))
    title = f"{'Squares' if look == 'tiles' else 'Map'}: {shown.table.title.partition(',')[0]}"
    close = " It is drawn close to one place, with its trusts as points." if view.shown.trusts else ""
    return Drawing(title, measured, svg, " ".join([f"{_LOOKS[look].capitalize()}. {measured}.{close}", *said]))


def _ends(rows: Sequence[Row], decimals: int) -> list[str]:
    """The first and the last of the list, and how many have no figure."""
    held = [row for row in rows if row["value"] is not None]
    without = [row for row in rows if row["value"] is None]
    said = []
    if len(held) > 2 * _NAMED:
        said.append(f"First in the list: {_named(held[:_NAMED], decimals)}.")
        said.append(f"Last in the list: {_named(held[-_NAMED:], decimals)}.")
    elif held:
        said.append(f"In the order of the list: {_named(held, decimals)}.")
    if without:
        names = f": {joined([str(row['name']) for row in without])}" if len(without) <= _NAMED else ""
        said.append(f"Without a figure, and marked so on the map: {len(without)} of {len(rows)}{names}.")
    return said


def _named(rows: Sequence[Row], decimals: int) -> str:
    return "; ".join(f"{row['name']} {_with_interval(row, decimals)}" for row in rows)


def _with_interval(row: Mapping[str, Any], decimals: int) -> str:
    if row["low"] is None or row["high"] is None:
        return as_text(row["value"], decimals)
    low, high = as_text(row["low"], decimals), as_text(row["high"], decimals)
    return f"{as_text(row['value'], decimals)} ({low} to {high})"
