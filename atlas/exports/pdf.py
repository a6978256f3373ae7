"""A document as a tagged PDF (PDF/UA-1), typeset in this process: no browser, no outside host."""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache
from importlib.resources import files
from typing import Any

import orjson
import typst

from atlas.exports.chart import Chart
from atlas.exports.document import Document, Section
from atlas.exports.map_picture import Drawing
from atlas.exports.vega import to_svg

# The first that the machine has; the last is within the typesetter itself.
_FONTS = ("Arial", "Liberation Sans", "Helvetica", "Noto Sans", "DejaVu Sans", "Libertinus Serif")
_SCALES = (1.0, 0.95, 0.9, 0.86)  # of type; the last is as small as is still read with ease
_CHART_WIDTH, _CHART_WIDTH_OF_TWO = 480, 270  # CSS pixels, without the names beside the axis


def to_pdf(document: Document) -> bytes:
    """The PDF. Equal documents give equal bytes on one machine. A brief is set smaller until it fits one page."""
    template = files("atlas.exports").joinpath("document.typ").read_bytes()
    content = _content(document)
    for scale in _SCALES if document.brief else _SCALES[:1]:
        inputs = {"document": orjson.dumps({**content, "scale": scale}).decode()}
        if document.brief and scale != _SCALES[-1] and _pages(template, inputs) > 1:
            continue
        # What is warned of is a font that this machine lacks; a letter without a glyph would be an error.
        made, _ = typst.compile_with_warnings(template, format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)
        return bytes(made)
    raise AssertionError("the last scale is always taken")


def _pages(template: bytes, inputs: dict[str, str]) -> int:
    return int(typst.query(template, "<pages>", field="value", one=True, sys_inputs=inputs))


def _content(document: Document) -> dict[str, Any]:
    return {
        "title": f"{document.title} · {document.specimen}" if document.specimen else document.title,
        "question": document.title,
        "description": " ".join(document.finding),
        "keywords": ["NHS", "race equality", "WRES"],
        "fonts": fonts(),
        "finding": document.finding,
        "sections": [_section(section, document.brief) for section in document.sections],
        "limits": document.limits,
        "facts": document.facts,
        "foot": document.foot,
        "link": document.link,
        "specimen": document.specimen,
        "brief": document.brief,
    }


def _section(section: Section, brief: bool) -> dict[str, Any]:
    chart = section.chart if section.chart is not None and not section.chart.empty else None
    grid = section.grid if section.grid is not None and section.grid.rows else None
    return {
        "title": section.title,
        "text": section.text,
        "chart": None if chart is None else _chart(chart, brief),
        "grid": None if grid is None else {**asdict(grid), "widths": grid.widths, "firm": grid.firm},
    }


def _chart(chart: Chart | Drawing, brief: bool) -> dict[str, str]:
    width = _CHART_WIDTH_OF_TWO if brief else _CHART_WIDTH
    return {"svg": to_svg(chart, width, low=brief), "alternative": chart.alternative}


@lru_cache(maxsize=1)
def fonts() -> list[str]:
    """The families of ours that this machine has, in order."""
    held = set(typst.Fonts().families())
    return [family for family in _FONTS if family in held]
