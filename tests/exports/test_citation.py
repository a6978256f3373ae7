"""Citations, letter by letter."""

from __future__ import annotations

from dataclasses import replace

from atlas.exports.citation import Cited, apa, bibtex

VIEW = Cited(
    "opportunity-atlas-Gaps_1", "Who stands out? 3 trusts & 5 % of staff", "2026", "abc123", "2",
    "https://atlas.example/v/abc123/gaps?type=acute",
)  # fmt: skip


def test_apa_names_author_year_title_versions_and_address():
    assert apa(VIEW) == (
        "Opportunity Atlas. (2026). Who stands out? 3 trusts & 5 % of staff (Data version abc123, method version 2) "
        "[Data set]. https://atlas.example/v/abc123/gaps?type=acute"
    )


def test_a_year_that_is_not_known_is_not_made_up():
    assert "(n.d.)" in apa(replace(VIEW, year=""))
    assert "year" not in bibtex(replace(VIEW, year=""))


def test_bibtex_is_an_entry_that_tex_can_read():
    assert bibtex(VIEW) == (
        "@misc{opportunity-atlas-gaps-1,\n"
        "  author = {{Opportunity Atlas}},\n"
        "  title = {{Who stands out? 3 trusts \\& 5 \\% of staff}},\n"
        "  year = {2026},\n"
        "  version = {data version abc123, method version 2},\n"
        "  url = {https://atlas.example/v/abc123/gaps?type=acute},\n"
        "}"
    )
    assert "a\\textbackslash{}b \\{c\\} \\_ \\textasciitilde{}" in bibtex(replace(VIEW, title="a\\b {c} _ ~"))


def test_what_is_invented_says_so():
    invented = replace(VIEW, remark="invented figures")
    assert "[Data set; invented figures]" in apa(invented)
    assert "note = {invented figures}" in bibtex(invented)
