"""A document as a tagged PDF (PDF/UA-1), typeset in this process: no browser, no outside host."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

import orjson
import typst

from atlas.exports.brief_page import brief_rows, limits_share, printed
from atlas.exports.document import Document, Section
from atlas.exports.vega import to_svg

# The first that the machine has; the last is within the typesetter itself.
_FONTS = ("Arial", "Liberation Sans", "Helvetica", "Noto Sans", "DejaVu Sans", "Libertinus Serif")
# Of larger type, and pixels that lines over time have in height; nothing is set in less than 8 points.
_SCALES = ((1.0, 130), (0.95, 110), (0.9, 60))
_CHART_WIDTH = 480  # CSS pixels, without the names beside the axis


def to_pdf(document: Document) -> bytes:
    """The PDF. Equal documents give equal bytes on one machine. A brief is set smaller until it fits one page."""
    source = template("document.typ")
    content = _content(document)
    for scale, low in _SCALES if document.brief else _SCALES[:1]:
        rows = brief_rows(document.sections, low) if document.brief else []
        inputs = {"document": orjson.dumps({**content, "rows": rows, "scale": scale}).decode()}
        if document.brief and (scale, low) != _SCALES[-1] and _pages(source, inputs) > 1:
            continue
        # What is warned of is a font that this machine lacks; a letter without a glyph would be an error.
        made, _ = typst.compile_with_warnings(source, format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)
        return bytes(made)
    raise AssertionError("the last scale is always taken")


def _pages(source: bytes, inputs: dict[str, str]) -> int:
    return int(typst.query(source, "<pages>", field="value", one=True, sys_inputs=inputs))


def _content(document: Document) -> dict[str, Any]:
    return {
        "title": f"{document.title} · {document.specimen}" if document.specimen else document.title,
        "question": document.title,
        "description": " ".join(document.finding),
        "keywords": ["NHS", "race equality", "WRES"],
        "fonts": fonts(),
        "finding": document.finding,
        "sections": [] if document.brief else [_section(section) for section in document.sections],
        "limits": document.limits,
        "limits_share": limits_share(document.limits, document.facts),
        "facts": document.facts,
        "foot": document.foot,
        "link": document.link,
        "specimen": document.specimen,
        "brief": document.brief,
    }


def _section(section: Section) -> dict[str, Any]:
    chart = section.chart if section.chart is not None and not section.chart.empty else None
    drawn = None if chart is None else {"svg": to_svg(chart, _CHART_WIDTH), "alternative": chart.alternative}
    return {"title": section.title, "text": section.text, "chart": drawn, "grid": printed(section)}


@lru_cache
def template(name: str) -> bytes:
    """A template of ours, with the tables that all of them have."""
    held = files("atlas.exports")
    return held.joinpath("table.typ").read_bytes() + held.joinpath(name).read_bytes()


@lru_cache(maxsize=1)
def fonts() -> list[str]:
    """The families of ours that this machine has, in order."""
    held = set(typst.Fonts().families())
    return [family for family in _FONTS if family in held]
