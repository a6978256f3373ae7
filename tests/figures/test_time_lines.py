"""Lines over dates to scale: uneven dates, intervals, logarithmic ticks, names that do not cover each other."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotly import graph_objects as go

from atlas.figures.time_lines import Line, Point, apart, lines

DAYS = (date(2019, 9, 30), date(2020, 9, 30), date(2020, 12, 31))


def line(name, values, dashed=False):
    points = [Point(day, v, v and v * 0.9, v and v * 1.2, f"{name} {v}") for day, v in zip(DAYS, values, strict=True)]
    return Line(name, points, dashed)


def test_dates_are_dates_and_not_categories():
    figure = lines([line("a", (1, 2, 4))], log=True, title="ratio", parity=1.0)
    go.Figure(figure)
    assert figure["layout"]["xaxis"]["type"] == "date"
    assert figure["data"][0]["x"] == ["2019-09-30", "2020-09-30", "2020-12-31"]
    assert figure["data"][0]["error_y"]["array"] == pytest.approx([0.2, 0.4, 0.8])
    assert figure["layout"]["shapes"][0]["y0"] == 1.0


def test_a_logarithmic_axis_is_labelled_by_doublings_and_holds_every_interval():
    axis = lines([line("a", (0.5, 2, 4))], log=True, title="ratio", parity=1.0)["layout"]["yaxis"]
    assert {"0.5", "1", "2", "4"} <= set(axis["ticktext"])
    assert axis["range"][0] < log10(0.45)
    assert axis["range"][1] > log10(4.8)


def test_a_shared_span_sets_the_axis():
    axis = lines([line("a", (1, 2, 3))], log=True, title="", span=(0.5, 8.0))["layout"]["yaxis"]
    assert axis["range"] == [log10(0.5), log10(8.0)]


def test_a_missing_value_interrupts_the_line():
    trace = lines([line("a", (1, None, 3))], log=False, title="")["data"][0]
    assert trace["y"] == [1, None, 3]
    assert "connectgaps" not in trace


def test_no_value_at_all_is_said():
    assert (
        "No figures" in lines([line("a", (None, None, None))], log=False, title="")["layout"]["annotations"][0]["text"]
    )


def test_each_line_is_named_at_its_end_the_whole_dashed():
    figure = lines([line("low", (1, 1, 1)), line("whole", (5, 5, 5), dashed=True)], log=False, title="")
    names = {note["text"]: note["y"] for note in figure["layout"]["annotations"]}
    assert names["whole"] > names["low"]
    assert [trace["line"]["dash"] for trace in figure["data"]] == ["solid", "dash"]


def test_names_that_crowd_move_evenly_apart():
    assert apart([0.5, 0.5], 0.2) == pytest.approx([0.4, 0.6])
    assert apart([0.1, 0.5, 0.51, 0.9], 0.1) == pytest.approx([0.1, 0.455, 0.555, 0.9])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=9))
def test_names_never_stand_closer_than_asked(heights):
    placed = apart(sorted(heights), 0.05)
    assert len(placed) == len(heights)
    assert all(after - before > 0.05 - 1e-9 for before, after in pairwise(placed))
