"""The document for a word processor: real headings and tables, described pictures, language and properties."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from docx import Document as open_document
from docx.oxml.ns import qn

from atlas.exports.document import Document
from atlas.exports.word_document import to_docx


@pytest.fixture
def file(document: Document):
    return open_document(io.BytesIO(to_docx(document)))


def test_headings_are_headings_in_order(file) -> None:
    found = [(paragraph.style.name, paragraph.text) for paragraph in file.paragraphs]
    assert found[0] == ("Title", "Which trust?")
    assert [text for style, text in found if style == "Heading 1"] == [
        "Alpha has the lower rate", "Nothing is known of 2023", "The figures", "What this can’t tell you",
        "Where it comes from",
    ]  # fmt: skip
    assert ("List Bullet", "Why it is so.") in found


def test_every_picture_is_described(file, document: Document) -> None:
    said = [shape._inline.docPr.get("descr") for shape in file.inline_shapes]
    assert said == [section.chart.alternative for section in document.sections if section.chart]


def test_the_table_has_the_rows_and_a_header_that_repeats(file) -> None:
    (table,) = file.tables
    assert [cell.text for cell in table.rows[1].cells] == ["Alpha", "12.5", "10.0 to 15.0", "8.0", "–"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    kinds = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]
    assert kinds.index("tblBorders") < kinds.index("tblLook") < kinds.index("tblCaption"), "Word reads them in order"


def test_language_properties_and_facts(file, document: Document) -> None:
    assert file.core_properties.title == "Which trust?" and file.core_properties.language == "en-GB"
    assert {element.get(qn("w:val")) for element in file.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    words = "\n".join(paragraph.text for paragraph in file.paragraphs)
    for label, said in document.facts:
        assert f"{label}: {said}" in words
    assert "data abc123" in file.sections[0].footer.paragraphs[0].text


def test_only_a_specimen_is_marked_on_every_page(document: Document, file) -> None:
    assert file.sections[0].header.paragraphs[0].text == ""
    marked = open_document(io.BytesIO(to_docx(replace(document, specimen="INVENTED"))))
    head = marked.sections[0].header.paragraphs[0]
    assert head.text == "INVENTED" and 'string="SPECIMEN"' in head._element.xml
