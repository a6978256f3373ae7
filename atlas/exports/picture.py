"""The first chart of a document, or its table, as an image that can travel alone: finding and source are in it."""

from __future__ import annotations

from dataclasses import asdict, replace
from html import escape
from typing import Any, Literal

import orjson
import typst

from atlas.exports.document import Document
from atlas.exports.pdf import fonts, template
from atlas.exports.vega import to_svg

_PIXELS_PER_INCH = 200
_MOST_ROWS, _MOST_SAID = 60, 12  # rows of a table that an image shows, and that its words say


def to_picture_png(document: Document) -> bytes:
    """The image as PNG. Raises ValueError where the view has neither chart nor rows."""
    return _drawn(document, "png")


def to_picture_svg(document: Document) -> bytes:
    """The image as SVG, with its words for those who do not see it. Raises ValueError where the view has neither chart
    nor rows."""
    drawn = _drawn(document, "svg").decode()
    head, _, rest = drawn.partition(">")
    title, words = escape(document.title), escape(_shown(document)["alternative"])
    named = f'{head} role="img" aria-labelledby="title desc"><title id="title">{title}</title>'
    return f'{named}<desc id="desc">{words}</desc>{rest}'.encode()


def _shown(document: Document) -> dict[str, Any]:
    """What the image is of, and its words."""
    for section in document.sections:
        if section.chart is not None and not section.chart.empty:
            chart = section.chart
            return {"title": chart.title, "svg": to_svg(chart), "grid": None, "alternative": chart.alternative}
    grid = next((section.grid for section in document.sections if section.grid is not None and section.grid.rows), None)
    if grid is None:
        raise ValueError(f"“{document.title}” has neither a chart nor rows here, so there is no image of it")
    words = "; ".join(", ".join(row) for row in grid.rows[:_MOST_SAID])
    left = len(grid.rows) - _MOST_ROWS
    more = (f"{left} more rows are in the data files of this view.",) if left > 0 else ()
    shown = {**asdict(replace(grid, rows=grid.rows[:_MOST_ROWS])), "widths": grid.widths, "firm": grid.firm,
             "notes": (*more, *grid.notes)}  # fmt: skip
    said = f"Table: {grid.title}. {len(grid.rows)} rows of {', '.join(grid.headings)}. {words}"
    return {"title": grid.title, "svg": "", "grid": shown, "alternative": said}


def _drawn(document: Document, form: Literal["png", "svg"]) -> bytes:
    content = {
        "title": document.title,
        "finding": document.finding,
        "facts": document.facts,
        "fonts": fonts(),
        "specimen": document.specimen,
        "shown": _shown(document),
    }
    made, _ = typst.compile_with_warnings(
        template("picture.typ"),
        format=form,
        ppi=_PIXELS_PER_INCH,
        sys_inputs={"document": orjson.dumps(content).decode()},
    )
    return bytes(made[0] if isinstance(made, list) else made)
