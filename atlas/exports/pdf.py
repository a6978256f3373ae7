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
from atlas.exports.vega import to_svg

# The first that the machine has; the last is within the typesetter itself.
_FONTS = ("Arial", "Liberation Sans", "Helvetica", "Noto Sans", "DejaVu Sans", "Libertinus Serif")
_CHART_WIDTH, _CHART_WIDTH_OF_TWO = 500, 330  # CSS pixels, without the names beside the axis


def to_pdf(document: Document) -> bytes:
    """The PDF. Equal documents give equal bytes on one machine."""
    content = orjson.dumps(_content(document)).decode()
    template = files("atlas.exports").joinpath("document.typ").read_bytes()
    # What is warned of is a font that this machine lacks; a letter without a glyph would be an error.
    made, _ = typst.compile_with_warnings(
        template,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"document": content},
    )
    return bytes(made)


def _content(document: Document) -> dict[str, Any]:
    return {
        "title": f"{document.title} · {document.specimen}" if document.specimen else document.title,
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
    width = _CHART_WIDTH_OF_TWO if brief else _CHART_WIDTH
    chart = section.chart if section.chart is not None and not section.chart.empty else None
    grid = section.grid if section.grid is not None and section.grid.rows else None
    return {
        "title": section.title,
        "text": section.text,
        "chart": None if chart is None else _chart(chart, width),
        "grid": None if grid is None else {**asdict(grid), "widths": grid.widths},
    }


def _chart(chart: Chart, width: int) -> dict[str, str]:
    return {"svg": to_svg(chart, width), "alternative": chart.alternative}


@lru_cache(maxsize=1)
def fonts() -> list[str]:
    """The families of ours that this machine has, in order."""
    held = set(typst.Fonts().families())
    return [family for family in _FONTS if family in held]
