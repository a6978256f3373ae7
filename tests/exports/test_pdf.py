"""The PDF as assistive technology finds it: tags, title, language, described pictures, header cells."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
import typst

from atlas.exports.document import Document
from atlas.exports.pdf import to_pdf


def _tags(node, found: list) -> list:
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found.append(kid)
            _tags(kid, found)
    return found


@pytest.fixture
def tags(document: Document) -> list[tuple[str, str]]:
    """(kind, alternative text) of every element."""
    with pikepdf.open(io.BytesIO(to_pdf(document))) as pdf:
        return [(str(tag.S), str(tag.get("/Alt", ""))) for tag in _tags(pdf.Root.StructTreeRoot, [])]


def test_title_language_and_standard(document: Document) -> None:
    with pikepdf.open(io.BytesIO(to_pdf(document))) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked) and str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == "Which trust?"
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
        size = [round(float(edge)) for edge in pdf.pages[0].mediabox]
        assert size == [0, 0, 595, 842]


def test_every_chart_is_a_described_figure(tags: list[tuple[str, str]], document: Document) -> None:
    said = [alternative for kind, alternative in tags if kind == "/Figure"]
    assert said == [section.chart.alternative for section in document.sections if section.chart]


def test_headings_lists_and_header_cells_are_what_they_are(tags: list[tuple[str, str]]) -> None:
    kinds = [kind for kind, _ in tags]
    assert kinds.count("/H1") == 5, "three sections, the limits, the sources"
    assert kinds.count("/TH") == 5 and kinds.count("/TR") == 4
    assert "/L" in kinds and "/Link" in kinds


def test_a_picture_without_words_would_not_pass_the_standard() -> None:
    content = (
        b'#set document(title: "T")\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>"), format: "svg")'
    )
    with pytest.raises(typst.TypstError, match="alt"):
        typst.compile(content, format="pdf", pdf_standards=["ua-1"])


def test_equal_documents_are_equal_files(document: Document) -> None:
    assert to_pdf(document) == to_pdf(document)


def test_a_specimen_says_so_in_title_and_words(document: Document) -> None:
    with pikepdf.open(io.BytesIO(to_pdf(replace(document, specimen="INVENTED")))) as pdf:
        assert "INVENTED" in str(pdf.docinfo["/Title"])


@pytest.mark.parametrize("limits", [46, 56, 58])
def test_a_list_that_goes_on_over_a_page_keeps_its_tags_under_a_watermark(document: Document, limits: int) -> None:
    long = replace(
        document, specimen="INVENTED", limits=tuple(f"Limit {number}" for number in range(limits)), sections=()
    )
    with pikepdf.open(io.BytesIO(to_pdf(long))) as pdf:
        kinds = [str(tag.S) for tag in _tags(pdf.Root.StructTreeRoot, [])]
    assert kinds.count("/LI") >= limits


def test_a_brief_that_is_too_long_is_set_smaller_until_it_fits(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = tuple(f"Limit {number} that takes a whole line of the page, or nearly so." for number in range(48))
    brief = replace(document, limits=limits, brief=True)
    with pikepdf.open(io.BytesIO(to_pdf(brief))) as pdf:
        assert len(pdf.pages) == 1
    monkeypatch.setattr("atlas.exports.pdf._SCALES", ((1.0, 130),))
    with pikepdf.open(io.BytesIO(to_pdf(brief))) as pdf:
        assert len(pdf.pages) == 2, "it would be too long"


def test_markup_in_a_name_stays_text(document: Document) -> None:
    named = replace(document, title='#panic("x") *bold* $x$', finding=("= Not a heading #1",))
    with pikepdf.open(io.BytesIO(to_pdf(named))) as pdf:
        assert str(pdf.docinfo["/Title"]) == '#panic("x") *bold* $x$'
