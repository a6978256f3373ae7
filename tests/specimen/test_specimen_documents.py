"""Documents of what is invented say so on every page and slide, in their names, and on every row."""

from __future__ import annotations

import io

import orjson
import pikepdf
import pytest
from docx import Document as open_document
from pptx import Presentation

from atlas import config
from atlas.exports.document import Form
from atlas.exports.writing import written
from atlas.reader import Atlas
from atlas.specimen.writing import BANNER
from atlas.web import documents

QUERIES = {"organisation": "place=ZZT000", "map": "", "compare": "with=ZZT000,ZZT001", "mark-of": "place=ZZT000"}


@pytest.fixture(scope="module", params=sorted(QUERIES))
def document(request, specimen_settings: config.Settings):
    return documents.document_of(Atlas(specimen_settings), request.param, QUERIES[request.param], "")


def test_name_and_facts_say_so(document) -> None:
    assert document.specimen == BANNER
    assert document.name.startswith("SPECIMEN-")
    assert ("Invented", BANNER) in document.facts


def test_every_page_of_the_pdf_is_marked(document) -> None:
    with pikepdf.open(io.BytesIO(written(document, Form.PDF))) as pdf:
        assert BANNER in str(pdf.docinfo["/Title"])
        turned = [_is_turned(page) for page in pdf.pages]
    assert turned and all(turned)


def _is_turned(page) -> bool:
    """Whether something on the page stands at an angle: nothing else than the watermark does."""
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "cm" and abs(float(operands[1])) > 0.3 and abs(float(operands[0])) > 0.3:
            return True
    return False


def test_a_document_of_real_figures_has_no_mark(real_settings: config.Settings) -> None:
    made = documents.document_of(Atlas(real_settings), "mark-history", "", "")
    with pikepdf.open(io.BytesIO(written(made, Form.PDF))) as pdf:
        assert not any(_is_turned(page) for page in pdf.pages)


def test_every_slide_is_marked(document) -> None:
    for slide in Presentation(io.BytesIO(written(document, Form.PPTX))).slides:
        words = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
        assert "SPECIMEN" in words and BANNER in words


def test_every_page_of_the_word_document_is_marked(document) -> None:
    file = open_document(io.BytesIO(written(document, Form.DOCX)))
    head = file.sections[0].header.paragraphs[0]
    assert len(file.sections) == 1 and head.text == BANNER and 'string="SPECIMEN"' in head._element.xml


def test_every_row_of_the_data_says_so(document) -> None:
    body = orjson.loads(written(document, Form.JSON))
    assert body["specimen"] == BANNER
    assert all(row["specimen"] == BANNER for table in body["tables"] for row in table["rows"])
