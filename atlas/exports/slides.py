"""A document as slides: the finding, then an exhibit a slide with the finding as its title, then sources and limits."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Pt

from atlas.exports import slide_charts, slide_tables
from atlas.exports.chart import Chart
from atlas.exports.document import Document, Section
from atlas.exports.map_picture import Drawing
from atlas.exports.vega import to_png

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_LEFT, _INNER = Inches(0.6), Inches(12.13)
_TOP, _BOTTOM = Inches(1.55), Inches(6.55)  # where exhibits stand
_FONT = "Arial"
_TITLE_ONLY = 5  # the layout of the template with a title and nothing else
_LONGEST_FOOT = 420  # characters of source and coverage that fit under an exhibit
_MUCH = 450  # characters on the first slide from which it is set smaller
_MOST_TABLE_SLIDES = 3
_LINE = 140  # characters of what is said over a chart that fit on one line
_INK, _SOFT, _RED = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x57, 0x60, 0x6A), RGBColor(0xB4, 0x00, 0x2D)


def to_pptx(document: Document) -> bytes:
    """The slides. A brief has five: the finding, three exhibits and the last, with what must be known of all."""
    deck = Presentation()
    _widen(deck)
    _set_font(deck)
    core = deck.core_properties
    core.title, core.author, core.language = document.title, "Opportunity Atlas", "en-GB"
    core.subject, core.comments = " ".join(document.finding)[:255], document.link
    core.keywords = "NHS, race equality, WRES"
    _first(deck, document)
    for section in document.sections:
        if not section.paper_only:
            _exhibits(deck, document, section)
    _last(deck, document)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _widen(deck: Deck) -> None:
    """The template is four to three: its master and layouts are stretched with the page, so that new slides fit too."""
    factor = _WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            shape.left, shape.width = Emu(int(shape.left * factor)), Emu(int(shape.width * factor))


def _set_font(deck: Deck) -> None:
    """The template's font is one that few machines but its maker's have."""
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b'typeface="Calibri"', f'typeface="{_FONT}"'.encode())


def _first(deck: Deck, document: Document) -> None:
    sentences = [sentence for said in document.finding for sentence in _sentences(said)]
    slide = _slide(deck, document, sentences[0] if sentences else document.title, document.title)
    body = [*sentences[1:], *([said for section in document.sections[:1] for said in section.text]
                             if document.brief else [])]  # fmt: skip
    long = sum(map(len, body)) > _MUCH
    _text(slide, body, _LEFT, Inches(2.1), _INNER, Inches(4.3), 15 if long else 20)
    _foot(slide, document)


def _exhibits(deck: Deck, document: Document, section: Section) -> None:
    """A slide for each part of the chart and of the table; words alone only where there is neither."""
    if isinstance(section.chart, Drawing):
        _picture(deck, document, section, section.chart)
    elif section.chart is not None and not section.chart.empty:
        parts = slide_charts.parts_of(section.chart)
        for number, part in enumerate(parts, start=1):
            _chart(deck, document, section, part, _numbered(section.claim or section.title, number, len(parts)))
    if section.grid is not None and section.grid.rows:
        pieces = slide_tables.pieces(section.grid)
        shown = pieces[:_MOST_TABLE_SLIDES]
        for number, piece in enumerate(shown, start=1):
            slide = _slide(deck, document, _numbered(section.claim or section.title, number, len(shown)))
            slide_tables.add(slide, piece, _LEFT, _TOP, _INNER)
            left = sum(len(rest.rows) for rest in pieces[len(shown) :]) if number == len(shown) else 0
            more = [f"{left} more rows: see the PDF, DOCX or data files of this view."] if left else []
            _foot(slide, document, [*more, *piece.notes])


def _chart(deck: Deck, document: Document, section: Section, chart: Chart, title: str) -> None:
    slide = _slide(deck, document, title)
    lines = 0 if document.brief else sum(-(-len(said) // _LINE) for said in section.text)
    words = Inches(0.24 * lines + 0.12 if lines else 0)
    if words:
        _text(slide, section.text, _LEFT, _TOP, _INNER, words, 13)
    place = (_LEFT, Emu(_TOP + words), _INNER, Emu(_BOTTOM - _TOP - words))
    whole = section.chart if isinstance(section.chart, Chart) else chart
    slide_charts.add(slide, chart, whole, *place)
    _foot(slide, document)


def _picture(deck: Deck, document: Document, section: Section, drawing: Drawing) -> None:
    """A picture on the left, and what is said of it on the right."""
    slide = _slide(deck, document, section.claim or section.title)
    picture = slide.shapes.add_picture(io.BytesIO(to_png(drawing)), _LEFT, _TOP, height=_BOTTOM - _TOP)
    properties = picture._element.nvPicPr.cNvPr
    properties.set("descr", drawing.alternative)
    properties.set("title", drawing.title)
    beside = Emu(_LEFT + picture.width + Inches(0.3))
    _text(slide, section.text, beside, _TOP, Emu(_LEFT + _INNER - beside), Emu(_BOTTOM - _TOP), 16)
    _foot(slide, document)


def _last(deck: Deck, document: Document) -> None:
    slide = _slide(deck, document, "What this can’t tell you, and where it comes from")
    half = Inches(5.9)
    _text(slide, document.limits, _LEFT, _TOP, half, Inches(5.2), 12, bullets=True)
    facts = [f"{label}: {said}" for label, said in document.facts]
    _text(slide, facts, Inches(6.85), _TOP, half, Inches(5.2), 10)
    _notes(slide, document)


def _slide(deck: Deck, document: Document, title: str, above: str = "") -> Slide:
    slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    holder = slide.shapes.title
    holder.left, holder.top, holder.width, holder.height = _LEFT, Inches(0.65 if above else 0.4), _INNER, Inches(1.05)
    frame = holder.text_frame
    frame.text, frame.word_wrap, frame.auto_size = title, True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    size = 28 if len(title) <= 70 else 24 if len(title) <= 140 else 20
    _style(frame, size, _INK, bold=True)
    if above:
        _text(slide, [above], _LEFT, Inches(0.25), _INNER, Inches(0.4), 14, colour=_SOFT)
        holder.height = Inches(1.4)
    if document.specimen:
        _watermark(slide, document.specimen)
    return slide


def _watermark(slide: Slide, words: str) -> None:
    across = _text(slide, ["SPECIMEN"], Inches(2.2), Inches(2.6), Inches(9), Inches(2), 96, colour=_RED)
    across.rotation = -25
    paragraph = across.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER
    for fill in across._element.iter(qn("a:srgbClr")):
        fill.append(fill.makeelement(qn("a:alpha"), {"val": "22000"}))
    _text(slide, [words], _LEFT, Inches(0.02), _INNER, Inches(0.3), 11, colour=_RED)


def _text(
    slide: Slide, paragraphs: Sequence[str], left: int, top: int, width: int, height: int, size: int,
    colour: RGBColor = _INK, bullets: bool = False,
) -> Any:  # fmt: skip
    box = slide.shapes.add_textbox(left, top, width, height)
    frame = box.text_frame
    frame.word_wrap = True
    for place, said in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        paragraph.text = f"• {said}" if bullets else said
        paragraph.space_after = Pt(size * 0.45)
    _style(frame, size, colour)
    return box


def _style(frame: TextFrame, size: int, colour: RGBColor, bold: bool = False) -> None:
    for paragraph in frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        for run in paragraph.runs:
            run.font.size, run.font.bold = Pt(size), bold
            run.font.color.rgb = colour
            run.font.language_id = MSO_LANGUAGE_ID.ENGLISH_UK


def _foot(slide: Slide, document: Document, more: Sequence[str] = ()) -> None:
    """Source, numbers and version under every exhibit; all of it, and the limits, in the notes."""
    facts = dict(document.facts)
    said = " ".join([*more, *(f"{label}: {facts[label]}" for label in ("Source", "Coverage") if label in facts)])
    kept = ""
    for sentence in _sentences(said):
        if len(kept) + len(sentence) > _LONGEST_FOOT:
            kept += "… (all of it in the notes)"
            break
        kept += f"{sentence} "
    caveat = f"Can’t tell: {document.limits[0]}" if document.limits else ""
    lines = [kept.strip(), f"{caveat} {document.foot}".strip()]
    _text(slide, lines, _LEFT, Inches(6.55), _INNER, Inches(0.85), 9, colour=_SOFT)
    _notes(slide, document, more)


def _notes(slide: Slide, document: Document, more: Sequence[str] = ()) -> None:
    lines = [document.title, *document.finding, *more, *(f"{label}: {said}" for label, said in document.facts)]
    lines += [f"This can’t tell: {limit}" for limit in document.limits]
    slide.notes_slide.notes_text_frame.text = "\n".join(lines)


def _numbered(title: str, number: int, of: int) -> str:
    return title if of == 1 else f"{title} ({number} of {of})"


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"(?<=[.;!?])\s+(?=[A-Z“])", text) if sentence]
