"""The ladder: bars, words at the right, the whole's line, the steepest step, and what is too little to draw."""

from __future__ import annotations

from copy import deepcopy

import pytest
from plotly import graph_objects as go

from atlas.figures import ladder


def rung(label, share, headcount=20, base=100, **more):
    drawn = share is not None and base >= 100
    bounds = (None, None) if share is None else (share - 1, share + 2)
    index = (None, None, None) if share is None else (share / 10, share / 10 - 0.1, share / 10 + 0.1)
    return {
        "label": label, "share": share, "low": bounds[0], "high": bounds[1], "headcount": headcount, "base": base,
        "index": index[0], "index_low": index[1], "index_high": index[2], "drawn": drawn, "steepest": False,
        "falls": False, "hidden": False, **more,
    }  # fmt: skip


RUNGS = [
    rung("Band 3", 50.0, 1, 2, drawn=False), rung("Band 4", 30.0, 300, 1000),
    rung("Band 5", 12.5, 25, 200, steepest=True), rung("VSM", None, 0, 0),
]  # fmt: skip
WHOLE = rung("All bands", 20.0)


def texts(figure):
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_bars_stand_for_drawn_rungs_only_and_intervals_reach_from_the_share():
    figure = ladder.ladder(RUNGS, WHOLE, 40.0, "all bands")
    go.Figure(figure)
    bars = figure["data"][0]
    assert (bars["x"], bars["y"]) == ([30.0, 12.5], [1, 2])
    assert (bars["error_x"]["arrayminus"], bars["error_x"]["array"]) == ([1.0, 1.0], [2.0, 2.0])
    assert bars["hovertext"][0] == "Band 4: 30.0 %, 300 of 1,000<br>95 % interval 29.0 to 32.0 %"


def test_every_rung_has_words_whether_drawn_or_not():
    said = texts(ladder.ladder(RUNGS, WHOLE, 40.0, "all bands"))
    assert said == ["too few to draw: 1 of 2", "30.0 %", "300 of 1,000", "12.5 %", "25 of 200", "no such posts",
                    "all bands 20.0 %"]  # fmt: skip


def test_the_whole_is_a_dashed_line_and_the_steepest_step_is_shaded_from_the_band_below():
    shapes = ladder.ladder(RUNGS, WHOLE, 40.0, "all bands")["layout"]["shapes"]
    shade = next(shape for shape in shapes if shape["type"] == "rect")
    line = next(shape for shape in shapes if shape["type"] == "line")
    assert (shade["y0"], shade["y1"]) == (0.5, 2.5)
    assert (line["x0"], line["x1"], line["line"]["dash"]) == (20.0, 20.0, "dash")


def test_falls_beyond_chance_are_marked_and_a_hidden_band_says_so():
    rows = [rung("Band 4", 30.0, 300, 1000), rung("Band 5", 12.5, 25, 200, falls=True), rung("VSM", None, hidden=True)]
    said = texts(ladder.ladder(rows, None, 40.0, "all bands"))
    assert "▼ 12.5 %" in said and "30.0 %" in said and "too few to publish" in said


def test_shares_below_two_per_cent_have_two_decimals():
    said = texts(ladder.ladder([rung("Band 4", 0.456, 4, 900)], None, 2.0, "all bands"))
    assert said == ["0.46 %", "4 of 900"]


@pytest.mark.parametrize(("highest", "end"), [(42.2, 50), (20.0, 25), (9.5, 10), (4.2, 5), (0.9, 1)])
def test_the_axis_ends_at_a_round_number_above_every_interval(highest, end):
    assert ladder.top([{"drawn": True, "high": highest}, {"drawn": False, "high": 99.0}]) == end


def test_long_names_run_over_two_lines_and_make_the_ladder_taller():
    rows = [rung("Core training", 20.0), rung("Hospital practitioner", 20.0)]
    axis = ladder.ladder(rows, None, 40.0, "")["layout"]["yaxis"]
    assert axis["ticktext"] == ["Core <br>training ", "Hospital <br>practitioner "]
    assert ladder.height(rows) > ladder.height([rung("Band 1", 1.0), rung("Band 2", 1.0)])


def test_the_index_has_a_mark_a_ladder_parity_and_no_mark_for_too_few():
    before = deepcopy(RUNGS)
    figure = ladder.index([("Clinical", RUNGS), ("Non-clinical", RUNGS)])
    go.Figure(figure)
    assert before == RUNGS
    first, second = figure["data"]
    assert first["x"] == [3.0, 1.25]
    assert [y > x for x, y in zip(second["y"], first["y"], strict=True)] == [True, True]
    assert first["marker"]["symbol"] != second["marker"]["symbol"]
    assert figure["layout"]["shapes"][0]["x0"] == 1
