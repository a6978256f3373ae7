"""Every view that has a file makes a document: the page's own words, its rows, and what is needed to trust them."""

from __future__ import annotations

import io

import pikepdf
import pytest
from page_parts import QUERIES

from atlas.exports.document import Form
from atlas.exports.writing import written
from atlas.web import documents

NAMES = documents.names()
ADDRESS = "http://atlas.example/view"


def document_of(atlas, name: str):
    return documents.document_of(atlas, name, QUERIES.get(name, ""), ADDRESS)


@pytest.mark.parametrize("name", NAMES)
def test_every_view_has_a_document_with_all_that_is_needed_to_trust_it(atlas, name: str) -> None:
    document = document_of(atlas, name)
    assert document.title and document.sections and document.tables
    stated = dict(document.facts)
    assert {"Licence", "Version", "This view", "Who we are"} <= stated.keys()
    assert atlas.version in stated["Version"] and f"method {atlas.method_version}" in stated["Version"]
    assert not document.specimen and document.name.startswith("opportunity-atlas-")


def test_the_words_are_those_of_the_page(atlas) -> None:
    from atlas.web.pages import gaps

    view = gaps.draw(atlas, gaps.DEFAULTS)
    document = document_of(atlas, "gaps")
    assert document.finding == (view.finding,)
    assert document.coverage == view.coverage
    assert document.source == view.source
    assert any("The order at either end is mostly chance" in limit for limit in document.limits)
    assert not any("Report an error" in limit for limit in document.limits)


def test_a_name_that_no_page_has_is_refused(atlas) -> None:
    with pytest.raises(LookupError, match="nowhere"):
        documents.document_of(atlas, "nowhere", "", "")
    with pytest.raises(ValueError, match="gif"):
        documents.made(atlas, "data", "", "gif", "")


@pytest.mark.parametrize("name", NAMES)
def test_every_view_makes_a_tagged_pdf_with_title_and_language(atlas, name: str) -> None:
    document = document_of(atlas, name)
    body = written(document, Form.PDF)
    with pikepdf.open(io.BytesIO(body)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) and "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == document.title
        assert b"pdfuaid:part" in pdf.Root.Metadata.read_bytes()
        figures = [tag for tag in _tags(pdf.Root.StructTreeRoot) if str(tag.S) == "/Figure"]
        described = [str(figure.Alt) for figure in figures]
    drawn = [section.chart.alternative for section in document.sections if section.chart is not None]
    # A brief has them by the rows of its page.
    assert (sorted(described) if document.brief else described) == (sorted(drawn) if document.brief else drawn)


def _tags(node):
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _tags(kid)
