"""Employers under each question: every mark has its words, and nothing is drawn where nothing is published."""

from __future__ import annotations

import plotly.graph_objects as go

from atlas.figures import theme
from atlas.figures.side_by_side import Block, Entry, Value, height, side_by_side

PAIR = Entry("One", "BME 20 %, White 10 %", Value(20, 15, 25), Value(10, 9, 11), None, estimated=True)
HOLE = Entry("Two", "no BME and White rates; all staff 12 %", None, None, Value(12, 11, 13), estimated=False)
NONE = Entry("Three", "not published", None, None, None, estimated=False)
BLOCKS = [Block("A question", [PAIR, HOLE, NONE])]


def marks(figure):
    return {trace["name"]: trace for trace in figure["data"] if trace["mode"] == "markers"}


def test_the_library_takes_the_figure():
    go.Figure(side_by_side(BLOCKS))
    go.Figure(side_by_side([]))


def test_values_stand_where_they_are_and_only_where_there_are_any():
    found = marks(side_by_side(BLOCKS))
    assert found["BME staff"]["x"] == [20] and found["White staff"]["x"] == [10]
    everyone = next(trace for name, trace in found.items() if name.startswith("All staff"))
    assert everyone["x"] == [12]
    assert found["BME staff"]["y"] == found["White staff"]["y"] != everyone["y"]
    assert found["BME staff"]["marker"]["symbol"] == theme.MARKER["bme"] == "circle"


def test_estimated_intervals_are_dotted_and_others_are_not():
    lines = [trace for trace in side_by_side(BLOCKS)["data"] if trace["mode"] == "lines"]
    dashes = {(trace["x"][0], trace["x"][1]): trace["line"]["dash"] for trace in lines}
    assert dashes[15, 25] == dashes[9, 11] == "dot"
    assert dashes[11, 13] == "solid"


def test_every_employer_and_question_is_in_words_on_the_figure():
    said = [note["text"] for note in side_by_side(BLOCKS)["layout"]["annotations"]]
    assert said == ["<b>A question</b>", *[text for one in (PAIR, HOLE, NONE) for text in (one.name, one.words)]]


def test_a_long_question_wraps_and_has_the_room_for_it():
    long = Block("Harassed, bullied or abused by patients or public", [PAIR])
    title = side_by_side([long])["layout"]["annotations"][0]["text"]
    assert title == "<b>Harassed, bullied or abused by patients</b><br><b>or public</b>"
    assert height([long]) > height([Block("Short", [PAIR])])


def test_more_employers_make_it_taller_and_an_image_keeps_that_height():
    assert height([*BLOCKS, *BLOCKS]) > height(BLOCKS)
    assert side_by_side(BLOCKS)["layout"]["meta"]["image_height"] == height(BLOCKS)
