"""The start page's figures and the search box's answers, on the committed figures."""

from __future__ import annotations

from page_parts import text

from atlas.web.pages import search, start


def test_nine_tiles_in_order_each_with_period_and_source(atlas):
    tiles = start.england(atlas)
    assert [tile.number for tile in tiles] == list(range(1, 10))
    assert all(tile.period and tile.source for tile in tiles)
    assert tiles[7].pair == ("15.2 % BME", "6.8 % White")
    assert tiles[6].pair == ("49.5 % BME", "58.9 % White")
    # One survey only in the official series: nothing earlier compares.
    assert tiles[6].change == "No comparable earlier figure."


def test_every_tile_leads_to_the_trail_of_its_figure(atlas):
    drawn = repr(start.layout(atlas)())
    for tile in start.england(atlas):
        assert f"/lineage/{tile.lineage}" in drawn
        about = atlas.trail(tile.lineage).about
        assert (about["organisation"], about["short"]) == ("ENG", tile.short)


def test_search_by_name_code_and_former_name(atlas):
    assert "Leeds Teaching Hospitals NHS Trust" in text(search.answer(atlas, "leeds teach"))
    assert "Leeds Teaching Hospitals NHS Trust" in text(search.answer(atlas, "RR8"))
    pennine = text(search.answer(atlas, "Pennine Acute"))
    assert "This body is recorded as closed on 30 September 2021" in pennine
    assert "West Yorkshire" in text(search.answer(atlas, "west yorkshire"))


def test_search_says_when_nothing_fits(atlas):
    assert "Nothing in the atlas is called “zzzz”" in text(search.answer(atlas, "zzzz"))
    assert search.answer(atlas, "") == []


def test_search_survives_what_people_paste(atlas):
    for words in ("%", "' or 1=1 --", "O'Brien", "\x00", "  ", "é", "a" * 80):
        search.answer(atlas, words.strip())
