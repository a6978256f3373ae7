"""The first chart of a document as an image that can travel alone: its question, finding and source are in it."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import Literal

import orjson
import typst

from atlas.exports.chart import Chart
from atlas.exports.document import Document
from atlas.exports.map_picture import Drawing
from atlas.exports.pdf import fonts
from atlas.exports.vega import to_svg

_PIXELS_PER_INCH = 200


def to_picture_png(document: Document) -> bytes:
    """The image as PNG. Raises ValueError where the view has no chart."""
    return _drawn(document, "png")


def to_picture_svg(document: Document) -> bytes:
    """The image as SVG, with its words for those who do not see it. Raises ValueError where the view has no chart."""
    drawn = _drawn(document, "svg").decode()
    head, _, rest = drawn.partition(">")
    title, words = escape(document.title), escape(_chart(document).alternative)
    named = f'{head} role="img" aria-labelledby="title desc"><title id="title">{title}</title>'
    return f'{named}<desc id="desc">{words}</desc>{rest}'.encode()


def _chart(document: Document) -> Chart | Drawing:
    charts = (section.chart for section in document.sections if section.chart is not None and not section.chart.empty)
    found = next(charts, None)
    if found is None:
        raise ValueError(f"“{document.title}” has no chart here, so there is no image of it")
    return found


def _drawn(document: Document, form: Literal["png", "svg"]) -> bytes:
    chart = _chart(document)
    content = {
        "title": document.title,
        "finding": document.finding,
        "facts": document.facts,
        "fonts": fonts(),
        "specimen": document.specimen,
        "chart": {"title": chart.title, "svg": to_svg(chart)},
    }
    made, _ = typst.compile_with_warnings(
        files("atlas.exports").joinpath("picture.typ").read_bytes(),
        format=form,
        ppi=_PIXELS_PER_INCH,
        sys_inputs={"document": orjson.dumps(content).decode()},
    )
    return bytes(made[0] if isinstance(made, list) else made)
