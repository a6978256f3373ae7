"""The dots: marks by what the standard counts a group as, intervals, lines of the summaries, headings, gaps."""

from __future__ import annotations

import pytest
from plotly import graph_objects as go

from atlas.figures import group_dots, theme
from atlas.figures.group_dots import Heading


def row(name, value, spread=1.0, kind="bme", **more):
    bounds = (None, None) if value is None else (value - spread, value + 2 * spread)
    return {
        "name": name, "group": kind, "value": value, "low": bounds[0], "high": bounds[1], "base": 500,
        "wres_group": kind, "status": "published", **more,
    }  # fmt: skip


ROWS = [
    row("Gypsy or Irish Traveller", 21.8, 3.0, "white"), row("Chinese", 8.8),
    row("Arab", None, status="not_published"), row("White British", 6.3, 0.1, "white"),
]  # fmt: skip
LINES = [row("All White staff", 6.8, kind="white"), row("All staff", 9.2, kind="all"), row("All BME staff", 15.2)]


def drawn(rows=ROWS, lines=LINES):
    figure = group_dots.dots(rows, lines, "per cent", 1)
    go.Figure(figure)
    return figure


def notes(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_white_groups_are_squares_and_others_circles_each_in_its_row():
    white, bme = drawn()["data"]
    assert (white["marker"]["symbol"], white["marker"]["color"]) == ("square", theme.WHITE)
    assert (bme["marker"]["symbol"], bme["marker"]["color"]) == ("circle", theme.BME)
    assert (white["x"], white["y"]) == ([21.8, 6.3], [3, 0])
    assert (bme["x"], bme["y"]) == ([8.8], [2])


def test_intervals_reach_from_the_value():
    white, _ = drawn()["data"]
    assert white["error_x"]["array"] == pytest.approx([6.0, 0.2])
    assert white["error_x"]["arrayminus"] == pytest.approx([3.0, 0.1])
    assert white["hovertext"][0] == (
        "Gypsy or Irish Traveller, counted as White: 21.8 per cent<br>95 % interval 18.8 to 27.8<br>500 answers"
    )


def test_every_value_stands_as_text_and_a_missing_one_says_why():
    texts = notes(drawn())
    assert {"21.8", "8.8", "6.3", "not published"} <= set(texts)


def test_the_summaries_are_lines_named_in_the_order_given_with_their_marks():
    figure = drawn()
    assert [shape["x0"] for shape in figure["layout"]["shapes"]] == [15.2, 9.2, 6.8]
    assert [shape["line"]["dash"] for shape in figure["layout"]["shapes"]] == ["dot", "solid", "dash"]
    tops = {note["text"]: note["y"] for note in figure["layout"]["annotations"] if note.get("yref") == "paper"}
    assert sorted(tops, key=tops.get, reverse=True) == [
        "■ All White staff 6.8 %", "◆ All staff 9.2 %", "● All BME staff 15.2 %",
    ]  # fmt: skip


def test_headings_take_a_row_without_a_mark():
    figure = drawn([Heading("White"), ROWS[0], Heading("Asian"), ROWS[1]])
    assert figure["layout"]["yaxis"]["ticktext"][0] == "<b>White</b> "
    assert (figure["data"][0]["y"], figure["data"][1]["y"]) == ([2], [0])
    assert figure["layout"]["height"] == group_dots.height([1, 2, 3, 4], LINES)


def test_long_names_break_into_two_even_lines():
    ticks = drawn([row("Mixed White and Black Caribbean", 10.0), row("Other Asian", 9.0)])["layout"]["yaxis"][
        "ticktext"
    ]
    assert ticks == ["Mixed White and <br>Black Caribbean ", "Other Asian "]


def test_the_axis_starts_at_nought_unless_that_leaves_most_of_it_empty():
    assert group_dots.span(ROWS, LINES) == (0.0, 30.0)
    assert group_dots.span([row("a", 40.0), row("b", 58.0)], []) == (35.0, 65.0)
    assert group_dots.span([row("a", 99.0, 0.5)], []) == (95.0, 100.0)
    assert group_dots.span([row("a", None)], []) == (0.0, 5.0)


def test_a_group_without_an_interval_is_a_bare_mark_and_a_missing_summary_no_line():
    bare = row("Chinese", 8.8, low=None, high=None)
    figure = drawn([bare], [row("All staff", None, kind="all")])
    assert figure["data"][1]["error_x"]["array"] == [0.0]
    assert "interval" not in figure["data"][1]["hovertext"][0]
    assert figure["layout"]["shapes"] == []
