"""Images of the first chart that can travel alone."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from atlas.exports.document import Document, Section
from atlas.exports.picture import to_picture_png, to_picture_svg


def test_the_svg_is_named_and_described(document: Document) -> None:
    root = ET.fromstring(to_picture_svg(document))
    assert root.get("role") == "img"
    assert root[0].text == "Which trust?" and root[1].text == document.sections[0].chart.alternative


def test_the_png_holds_more_than_the_chart(document: Document) -> None:
    whole = Image.open(io.BytesIO(to_picture_png(document)))
    bare = Image.open(io.BytesIO(to_picture_png(replace(document, finding=(), source="", coverage="", licences=()))))
    assert whole.width == bare.width and whole.height > bare.height + 100


def test_a_specimen_is_marked_across(document: Document) -> None:
    def red(body: bytes) -> int:
        pixels = Image.open(io.BytesIO(body)).convert("RGB").resize((200, 200)).get_flattened_data()
        return sum(r > 200 and r - g > 20 and r - b > 10 for r, g, b in pixels)

    assert red(to_picture_png(replace(document, specimen="INVENTED"))) > red(to_picture_png(document)) + 200


def test_a_view_without_a_chart_has_no_image(document: Document) -> None:
    with pytest.raises(ValueError, match="neither a chart nor rows"):
        to_picture_png(replace(document, sections=(Section("Only words"),)))


def test_what_has_no_chart_is_an_image_of_its_table(document: Document) -> None:
    listed = replace(document, sections=document.sections[-1:])
    words = ET.fromstring(to_picture_svg(listed))[1].text
    assert words.startswith("Table: Three trusts. 3 rows of Trust,") and "Alpha, 12.5" in words
    rows = listed.sections[0].grid
    many = replace(rows, rows=rows.rows * 30)
    longer = replace(document, sections=(replace(listed.sections[0], grid=many),))
    few, more = (Image.open(io.BytesIO(to_picture_png(one))) for one in (listed, longer))
    assert more.height > few.height + 57 * 10 and more.width == few.width
