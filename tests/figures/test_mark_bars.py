"""The bars of the mark's criteria: every trust once, told apart by hatching and words."""

from __future__ import annotations

import plotly.graph_objects as go

from atlas.figures import mark_bars

ROWS = [
    {"title": "2 Appointed", "met": 10, "too_little": 5, "not_met": 85, "missing": 100},
    {"title": "9 The board", "met": 0, "too_little": 0, "not_met": 0, "missing": 200},
]


def test_each_bar_holds_every_trust_once_and_the_first_stands_at_the_top():
    figure = mark_bars.mark_bars(ROWS)
    go.Figure(figure)
    assert [sum(trace["x"][n] for trace in figure["data"]) for n in (0, 1)] == [200, 200]
    assert figure["data"][0]["y"] == [1, 0] and figure["layout"]["yaxis"]["ticktext"][0].strip() == "2 Appointed"


def test_states_have_words_and_a_number_that_fits():
    figure = mark_bars.mark_bars(ROWS)
    assert [trace["name"] for trace in figure["data"]] == ["met", "too little data", "not met", "can’t be checked"]
    # 5 of 200 is too short for its number; 10 is just long enough.
    assert [trace["text"][0] for trace in figure["data"]] == ["10", "", "85", "100"]
    assert figure["data"][1]["marker"]["pattern"]["shape"] and not figure["data"][0]["marker"]["pattern"]["shape"]


def test_nothing_held_is_said():
    assert mark_bars.mark_bars([])["layout"]["annotations"][0]["text"].startswith("No criterion")
