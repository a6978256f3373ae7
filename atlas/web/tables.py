"""HTML tables as plain component dicts: a few hundred rows would be slow as component objects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.exports.table import Column, Table

Node = dict[str, Any]


def node(tag: str, children: Any = None, /, **props: Any) -> Node:
    """One HTML element in the shape that Dash sends to the browser. ``class_`` is the class."""
    # Written for speed: a list of a few hundred places is made of thousands of these.
    css = props.pop("class_", None)
    if css:
        props["className"] = css
    if children is not None:
        props["children"] = children
    return {"type": tag, "namespace": "dash_html_components", "props": props}


def chip(word: str) -> Node:
    """A verdict, or how a figure stands: colour, outline and the word."""
    return node("Span", word, class_=f"chip {word.replace(' ', '-')}")


def number(value: float | None, decimals: int) -> str:
    """A figure as people read it; an en dash where there is none."""
    return "–" if value is None else f"{value:,.{decimals}f}"


def is_number(value: Any) -> bool:
    """Whether it is a figure and not a word, a mark or a yes."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def cell(column: Column, value: Any) -> Node:
    """One cell: numbers line up on the right, everything else reads from the left; a dict is a ready element."""
    if is_number(value):
        return node("Td", number(value, column.decimals or 0), class_="number")
    if value is None:
        return node("Td", "–", class_="number" if column.decimals is not None else None)
    return node("Td", value)


def traced(shown: str, lineage: str | None, of: str, class_: str = "traced", version: str = "") -> Node | str:
    """A value as a link to its trail, named after what it is of; as plain text where it has no trail.

    ``version`` is the beginning of the permanent link of another version whose trail is meant.
    """
    if not lineage or not shown:
        return node("Span", shown, class_=class_) if class_ != "traced" else shown
    label = f"{shown}, {of}: where it comes from"
    return node("A", shown, href=f"{version}/lineage/{lineage}", class_=class_, **{"aria-label": label})


def table(
    content: Table, *, tall: bool = False, row_header: str = "", rendered: Sequence[Mapping[str, Any]] = ()
) -> Node:
    """A captioned table in a region that scrolls and takes focus.

    ``row_header`` names the column whose cells head their rows. ``rendered`` overrides cells, row by row, with
    elements (a dumbbell, a verdict chip) where the plain value is not enough. A column of ids is not shown: the numbers
    whose trails they open are links.
    """
    trails = {of: column.key for column in content.columns for of in column.trail_of}
    columns = [column for column in content.columns if not column.trail_of]
    head = node("Tr", [
        node("Th", column.heading, scope="col", class_="number" if column.decimals is not None else None)
        for column in columns
    ])  # fmt: skip
    body = []
    for index, row in enumerate(content.rows):
        shown = {**row, **rendered[index]} if rendered else row
        cells = []
        for column in columns:
            value, trail = shown.get(column.key), row.get(trails.get(column.key, ""))
            if column.key == row_header:
                cells.append(node("Th", value, scope="row"))
            elif trail and is_number(value):
                text = number(value, column.decimals or 0)
                name = f"{column.label}, {row.get(row_header, '')}"
                cells.append(node("Td", traced(text, trail, name), class_="number"))
            else:
                cells.append(cell(column, value))
        body.append(node("Tr", cells, class_=row.get("row_class")))
    inner = node("Table", [node("Caption", content.title), node("Thead", head), node("Tbody", body)])
    return node(
        "Div", inner, class_="table-wrap tall" if tall else "table-wrap", role="region", tabIndex=0,
        **{"aria-label": content.title},
    )  # fmt: skip


def dumbbell(bme: float | None, white: float | None, low: float, high: float, everyone: float | None = None) -> Node:
    """BME's circle and White's square on one line from ``low`` to ``high``; the numbers stand in the row as text."""
    span = (high - low) or 1.0

    def left(value: float) -> str:
        return f"{min(100.0, max(0.0, (value - low) / span * 100)):.1f}%"

    marks = []
    if bme is not None and white is not None:
        start, end = sorted((bme, white))
        width = f"{(end - start) / span * 100:.1f}%"
        marks.append(node("Span", class_="bar", style={"left": left(start), "width": width}))
    for name, value in (("all", everyone), ("white", white), ("bme", bme)):
        if value is not None:
            marks.append(node("Span", class_=name, style={"left": left(value)}))
    return node("Div", marks, class_="dumbbell", **{"aria-hidden": "true"})


def interval(
    value: float | None, bounds: tuple[float | None, float | None], low: float, high: float, parity: float | None,
    dashed: bool,
) -> Node:  # fmt: skip
    """A point with its interval and the parity line; dashed where denominators are estimated."""
    span = (high - low) or 1.0

    def place(number_: float) -> float:
        return min(100.0, max(0.0, (number_ - low) / span * 100))

    marks = []
    if parity is not None:
        marks.append(node("Span", class_="parity", style={"left": f"{place(parity):.1f}%"}))
    start, end = bounds
    if start is not None and end is not None:
        style = {"left": f"{place(start):.1f}%", "width": f"{place(end) - place(start):.1f}%"}
        marks.append(node("Span", class_="range dashed" if dashed else "range", style=style))
    if value is not None:
        marks.append(node("Span", class_="point", style={"left": f"{place(value):.1f}%"}))
    return node("Div", marks, class_="interval", **{"aria-hidden": "true"})


def compare_button(code: str, name: str) -> Node:
    """A switch that adds an employer to the reader's comparison or takes it out; the script of every page works it."""
    return node(
        "Button", "Compare", class_="compare-switch", type="button", title=f"Compare {name}",
        **{"data-code": code, "data-name": name, "aria-pressed": "false", "aria-label": f"Compare {name}"},
    )  # fmt: skip
