"""Tables as markup: the same elements, and nothing in a name becomes one."""

from __future__ import annotations

from atlas.exports.table import Column, Table
from atlas.web import tables
from atlas.web.markup import inserted, markup


def test_elements_attributes_and_text():
    cell = tables.node("Td", ["a", tables.node("Span", 3, class_="soft", style={"left": "5.0%", "width": "2%"})])
    assert markup(cell) == '<td>a<span style="left:5.0%;width:2%" class="soft">3</span></td>'


def test_names_are_escaped_in_text_and_attributes():
    assert (
        markup(tables.node("A", "<b>&", href='"><script>')) == '<a href="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</a>'
    )


def test_a_table_keeps_caption_headings_and_reach_by_keyboard():
    table = Table("Who", (Column("name", "Name"), Column("n", "Number", 1)), [{"name": "x", "n": None}])
    text = markup(tables.table(table, tall=True, row_header="name"))
    assert '<th scope="row">x</th>' in text
    assert 'tabindex="0"' in text
    assert "<caption>Who</caption>" in text


def test_the_place_holds_the_markup_for_the_script():
    place = inserted("here", tables.node("P", "x"), "card")
    assert getattr(place, "data-markup") == "<p>x</p>"
