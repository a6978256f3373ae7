"""A printed table on slides: as many rows to each as its height holds, under the same headings."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import PP_ALIGN
from pptx.slide import Slide
from pptx.util import Emu, Inches, Length, Pt

from atlas.exports.printed import Grid

_LINES = 25  # of text that fit on a slide
_CHARACTERS = 165  # of text across a slide
_WIDEST = 0.11  # inches that a character has at most: few and short columns need not fill the slide
_SIZE = 10
_INK = RGBColor(0x1B, 0x1F, 0x24)
_PAPER, _HEAD = RGBColor(0xFF, 0xFF, 0xFF), RGBColor(0xEE, 0xEA, 0xE1)


def pieces(grid: Grid) -> list[Grid]:
    """The table cut into those that fit one slide each."""
    widths = _widths(grid)
    found: list[Grid] = []
    rows: list[tuple[str, ...]] = []
    full = height = _lines(grid.headings, widths)
    for row in grid.rows:
        lines = _lines(row, widths)
        if rows and height + lines > _LINES:
            found.append(replace(grid, rows=tuple(rows)))
            rows, height = [], full
        rows.append(row)
        height += lines
    return [*found, replace(grid, rows=tuple(rows))]


def add(slide: Slide, grid: Grid, left: Length, top: Length, width: Length) -> None:
    """Put a table on a slide: a real one, with a header row and words for those who do not see it."""
    widths = _widths(grid)
    width = min(width, Inches(_WIDEST * sum(widths)))
    height = Inches(0.19 * (_lines(grid.headings, widths) + sum(_lines(row, widths) for row in grid.rows)))
    frame = slide.shapes.add_table(len(grid.rows) + 1, len(grid.headings), left, top, width, height)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("descr", f"Table: {grid.title}. {len(grid.rows)} rows, {len(grid.headings)} columns.")
    properties.set("title", grid.title)
    table = frame.table
    table.first_row, table.horz_banding, table.first_col = True, False, grid.header == 0
    share = width / sum(widths)
    for place, wide in enumerate(widths):
        table.columns[place].width = Emu(int(wide * share))
    for number, texts in enumerate([grid.headings, *grid.rows]):
        table.rows[number].height = Emu(int(Inches(0.19) * _lines(texts, widths)))
        for place, text in enumerate(texts):
            cell = table.cell(number, place)
            cell.margin_top = cell.margin_bottom = Inches(0.015)
            cell.margin_left = cell.margin_right = Inches(0.05)
            cell.fill.solid()
            cell.fill.fore_color.rgb = _HEAD if number == 0 else _PAPER
            paragraph = cell.text_frame.paragraphs[0]
            paragraph.text = text
            paragraph.alignment = PP_ALIGN.RIGHT if grid.numeric[place] else PP_ALIGN.LEFT
            # What has no text keeps the height of its font, which by default is that of a heading.
            paragraph._p.get_or_add_endParaRPr().set("sz", str(_SIZE * 100))
            for run in paragraph.runs:
                run.font.size, run.font.color.rgb = Pt(_SIZE), _INK
                run.font.bold = number == 0 or place == grid.header
                run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def _widths(grid: Grid) -> list[float]:
    """Characters of each column, together as many as a slide has across."""
    firm = sum(wide + 3 for wide, kept in zip(grid.widths, grid.firm, strict=True) if kept)
    shared = sum(wide for wide, kept in zip(grid.widths, grid.firm, strict=True) if not kept)
    share = max(1.0, (_CHARACTERS - firm) / shared) if shared else 1.0
    return [wide + 3 if kept else wide * share for wide, kept in zip(grid.widths, grid.firm, strict=True)]


def _lines(texts: tuple[str, ...], widths: list[float]) -> int:
    folded = (textwrap.wrap(text, max(1, int(wide) - 1)) for text, wide in zip(texts, widths, strict=True))
    return max(len(lines) for lines in folded) or 1
