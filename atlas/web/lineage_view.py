"""The trail of a number as tables: what it was computed from, and the cells at the end of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from atlas.exports.table import Column, Table
from atlas.reader.lineage import Trail
from atlas.sentences import lineage as words
from atlas.sentences.words import counted
from atlas.web import tables
from atlas.web.tables import Node

Row = dict[str, Any]
# The longest trails have a thousand figures: the page shows so many, the files all of them.
MOST = 60


def inputs(trail: Trail) -> Node:
    """Every value that it was computed from, with a link to its own trail."""
    columns = [Column("what", "Value of"), Column("role", "What it was"), Column("value", "Value")]
    shown = trail.inputs[:MOST]
    rows = [{"role": words.role(row), "value": words.input_shown(row)} for row in shown]
    rendered = [
        {"what": tables.node("A", words.subject(row), href=f"/lineage/{row['id']}")} for row in shown
    ]  # fmt: skip
    return tables.table(
        Table(f"Computed from {counted(len(trail.inputs), 'value')}", columns, rows),
        row_header="what",
        rendered=rendered,
    )


def cells(trail: Trail) -> list[Node]:
    """One table for each file: each figure with its place in it; and below, whose the file is."""
    made = []
    files = {(cell["short"], cell["source"], cell["file"]) for cell in trail.cells[:MOST]}
    shorts = Counter(short for short, *_ in files)
    for _, group in groupby(trail.cells[:MOST], key=lambda cell: (cell["source"], cell["file"], cell["sha256"])):
        found = list(group)
        made.append(
            tables.node(
                "Div",
                [_places(found, trail, several=shorts[found[0]["short"]] > 1), *_file(found[0])],
                class_="lineage-file",
            )
        )
    return made


def left_out(trail: Trail) -> str:
    """How many inputs and figures only the files have; '' where the page has all."""
    most = max(len(trail.inputs), len(trail.cells))
    return f"The page shows the first {MOST} of each list; the files have all {most:,}." if most > MOST else ""


def without_cells(trail: Trail) -> str:
    """Why no figure stands at the end of a trail; '' where one does."""
    if trail.cells:
        return ""
    if trail.inputs:
        return "Each of the values above has a trail of its own, which leads to its figures."
    return "Nothing was found to count, so there is no figure that it was read from."


def _file(cell: Row) -> list[Node]:
    landing = cell["landing_page"]
    title = tables.node("A", cell["title"], href=landing) if landing else cell["title"]
    licence = f"Licence: {cell['licence']}." if cell["licence"] else ""
    told = " ".join(part for part in (_sentence(cell["publisher"]), _provenance(cell), licence) if part)
    said = [tables.node("P", [title, f". {told}" if cell["title"] else told])]
    if cell["sha256"]:
        quoted = "Copied into a file that is kept with the atlas"
        name = quoted if cell["locator"] == "web" else f"File “{cell['file']}”, {cell['bytes']:,} bytes"
        read = f", read by {cell['reader']}, version {cell['reader_version']}" if cell["reader"] else ""
        said.append(tables.node("P", [f"{name}{read}. SHA-256 ", tables.node("Code", cell["sha256"])]))
    return said


def _sentence(words_: str) -> str:
    return f"{words_}." if words_ else ""


def _provenance(cell: Row) -> str:
    return {
        "": "",
        "publisher": "The publisher’s own file.",
        "copy": "Somebody’s transcription of it.",
        "press": "Quoted second-hand.",
    }.get(cell["provenance"], "Supplied by its owner, not published.")


def _places(cells_: Sequence[Row], trail: Trail, *, several: bool) -> Node:
    columns = [Column("what", "Figure"), Column("value", "Value"), Column("place", "Where it stands")]
    rows = [{"what": words.figure(cell), "value": _value(cell)} for cell in cells_]
    rendered = [
        {
            "what": row["what"]
            if cell["id"] == trail.id
            else tables.node("A", row["what"], href=f"/lineage/{cell['id']}"),
            "place": _place(cell),
        }
        for row, cell in zip(rows, cells_, strict=True)
    ]
    of_file = f", “{cells_[0]['file']}”" if several else ""
    number = counted(len(cells_), "figure")
    title = f"{cells_[0]['short']}{of_file}: {number}" if cells_[0]["short"] else number
    return tables.table(Table(title, columns, rows), row_header="what", rendered=rendered)


def _place(cell: Row) -> list[Any]:
    place, done = words.place_of(cell), words.transformed(cell["transform"])
    is_address = cell["locator"] == "web" and cell["sheet"] and " " not in cell["sheet"]
    shown = tables.node("A", place, href=f"https://{cell['sheet']}") if is_address else place
    return [shown, *([tables.node("Span", f" {done}", class_="soft below")] if done else [])]


def _value(cell: Row) -> str:
    if cell.get("told"):
        return str(cell["told"])
    if cell["value"] is None:
        return str(cell["status"]).replace("_", " ")
    value = f"{cell['value']:,.4f}".rstrip("0").rstrip(".")
    people = f" of {cell['denominator']:,.0f}" if cell["denominator"] else ""
    bound = {"bound": "bound: ", "rounded": "rounded: "}.get(cell["precision"], "")
    return f"{bound}{value} {cell['unit']}{people}"
