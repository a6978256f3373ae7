"""A document for a word processor: real headings, lists and tables, and pictures that are described in words."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document as new_document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from atlas.exports.chart import Chart
from atlas.exports.document import Document
from atlas.exports.map_picture import Drawing
from atlas.exports.printed import Grid
from atlas.exports.vega import to_png

_TEXT_WIDTH = Mm(174)  # of A4 between its margins
_MAP_WIDTH = Mm(135)  # leaves room for what is said above a map
_CHARACTER, _MARGIN = Pt(4.3), Pt(7)  # of the type of tables
_FONT = "Arial"
_INK, _SOFT, _RED = RGBColor(0x1B, 0x1F, 0x24), RGBColor(0x57, 0x60, 0x6A), RGBColor(0xB4, 0x00, 0x2D)
_BORDERS = (
    "<w:tblBorders {namespaces}><w:top w:val='single' w:sz='8' w:color='1B1F24'/>"
    "<w:bottom w:val='single' w:sz='4' w:color='DEDAD1'/><w:insideH w:val='single' w:sz='4' w:color='DEDAD1'/>"
    "</w:tblBorders>"
)
_MARGINS = "<w:tblCellMar {namespaces}><w:left w:w='50' w:type='dxa'/><w:right w:w='50' w:type='dxa'/></w:tblCellMar>"
# The properties of a table have a fixed order.
_ORDER = ("tblStyle", "tblW", "jc", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription")
_WATERMARK = (
    "<w:pict {namespaces} xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office'>"
    "<v:shapetype id='_x0000_t136' coordsize='21600,21600' o:spt='136' adj='10800' path='m@7,l@8,m@5,21600l@6,21600e'>"
    "<v:path textpathok='t' o:connecttype='rect'/><v:textpath on='t' fitshape='t'/></v:shapetype>"
    "<v:shape id='specimen' o:spid='_x0000_s2049' type='#_x0000_t136' alt='Specimen' style='position:absolute;"
    "width:460pt;height:110pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin' "
    "fillcolor='#B4002D' stroked='f'><v:fill opacity='.18'/>"
    "<v:textpath style='font-family:&quot;Arial&quot;;font-size:1pt' string='SPECIMEN'/></v:shape></w:pict>"
)


def to_docx(document: Document) -> bytes:
    """The document, in the order of the page."""
    file = new_document()
    _set_up(file, document)
    file.add_paragraph(document.title, style="Title")
    for said in document.finding:
        file.add_paragraph(said).runs[0].font.size = Pt(12)
    for section in document.sections:
        file.add_heading(section.title, level=1)
        for said in section.text:
            file.add_paragraph(said)
        if section.chart is not None and not section.chart.empty:
            _picture(file, section.chart)
        if section.grid is not None and section.grid.rows:
            _table(file, section.grid)
    if document.limits:
        file.add_heading("What this can’t tell you", level=1)
        for limit in document.limits:
            file.add_paragraph(limit, style="List Bullet")
    file.add_heading("Where it comes from", level=1)
    for label, said in document.facts:
        paragraph = file.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(said)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _set_up(file: Any, document: Document) -> None:
    """Page, styles, language, properties, and the head and foot of every page."""
    core = file.core_properties
    core.title, core.author, core.language = document.title, "Opportunity Atlas", "en-GB"
    core.subject, core.comments = " ".join(document.finding)[:255], document.link
    core.keywords = "NHS, race equality, WRES"
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    page.top_margin = page.bottom_margin = Mm(18)
    for name, size in (("Normal", 10), ("Title", 20), ("Heading 1", 14), ("List Bullet", 10), ("Caption", 8.5)):
        style = file.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{script}"), None)
        fonts.set(qn("w:hAnsi"), _FONT)
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    foot = page.footer.paragraphs[0]
    foot.text = document.foot
    _set(foot.runs, 7.5, _SOFT)
    if document.specimen:
        head = page.header.paragraphs[0]
        head.text = document.specimen
        _set(head.runs, 9, _RED, bold=True)
        head.add_run()._element.append(parse_xml(_WATERMARK.format(namespaces=nsdecls("w"))))


def _picture(file: Any, chart: Chart | Drawing) -> None:
    width = _MAP_WIDTH if isinstance(chart, Drawing) else _TEXT_WIDTH
    shape = file.add_picture(io.BytesIO(to_png(chart)), width=width)
    shape._inline.docPr.set("descr", chart.alternative)
    shape._inline.docPr.set("title", chart.title)
    file.add_paragraph(f"{chart.title}. {chart.measured}.", style="Caption")


def _table(file: Any, grid: Grid) -> None:
    table = file.add_table(rows=1, cols=len(grid.headings), style="Normal Table")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    _describe(table, grid)
    _fill(table.rows[0], grid.headings, grid, bold=True)
    row_properties = table.rows[0]._tr.get_or_add_trPr()
    row_properties.append(OxmlElement("w:tblHeader"))
    for texts in grid.rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        _fill(row, texts, grid)
    for column, wide in zip(table.columns, _widths(grid), strict=True):
        column.width = wide
        for cell in column.cells:
            cell.width = wide
    for said in grid.notes:
        paragraph = file.add_paragraph(said)
        _set(paragraph.runs, 8, _SOFT)


def _widths(grid: Grid) -> list[int]:
    """Of each column: what its figures need, and a share of the rest for texts."""
    firm = [int(_CHARACTER * wide + _MARGIN) if kept else 0 for wide, kept in zip(grid.widths, grid.firm, strict=True)]
    shared = sum(wide for wide, kept in zip(grid.widths, grid.firm, strict=True) if not kept)
    left = max(_TEXT_WIDTH - sum(firm), _TEXT_WIDTH // 4)
    return [fixed or int(left * wide / shared) for fixed, wide in zip(firm, grid.widths, strict=True)]


def _describe(table: Any, grid: Grid) -> None:
    """A title and description of the table for assistive technology."""
    properties = table._tbl.tblPr
    for look in (_BORDERS, _MARGINS):
        properties.append(parse_xml(look.format(namespaces=nsdecls("w"))))
    for tag, text in (("tblCaption", grid.title), ("tblDescription", f"{len(grid.rows)} rows under one header row.")):
        element = OxmlElement(f"w:{tag}")
        element.set(qn("w:val"), text)
        properties.append(element)
    properties[:] = sorted(properties, key=lambda element: _ORDER.index(element.tag.rpartition("}")[2]))


def _fill(row: Any, texts: Sequence[str], grid: Grid, bold: bool = False) -> None:
    for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        paragraph = cell.paragraphs[0]
        paragraph.text = text
        paragraph.paragraph_format.space_after = Pt(0)
        if grid.numeric[place]:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _set(paragraph.runs, 8, _INK, bold=bold or place == grid.header)


def _set(runs: Sequence[Any], size: float, colour: RGBColor, bold: bool = False) -> None:
    for run in runs:
        run.font.size, run.font.color.rgb, run.font.bold = Pt(size), colour, bold
