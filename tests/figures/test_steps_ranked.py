"""Race Disparity Ratios by ethnic group, and employers in the order of a gap."""

from __future__ import annotations

from math import log10

import pytest
from plotly import graph_objects as go

from atlas.figures import ranked, steps

GROUPS = [("bme", "BME"), ("asian", "Asian")]
RATIOS = [
    {"group": "bme", "ratio": 2.0, "low": 1.5, "high": 3.0},
    {"group": "asian", "ratio": None, "low": None, "high": None},
]


def test_each_step_is_a_shape_of_its_own_and_a_missing_ratio_is_no_mark():
    figure = steps.by_group([("overall", RATIOS), ("to 6 and 7", RATIOS[:1])], GROUPS, (0.5, 4.0))
    go.Figure(figure)
    assert [trace["x"] for trace in figure["data"]] == [[2.0], [2.0]]
    assert len({trace["marker"]["symbol"] for trace in figure["data"]}) == 2
    assert figure["data"][0]["error_x"]["array"] == [1.0]
    assert figure["layout"]["xaxis"]["range"] == pytest.approx([log10(0.5), log10(4.0)])
    assert figure["layout"]["yaxis"]["ticktext"] == ["BME ", "Asian "]


def trust(place, difference, basis="estimated"):
    bounds = (None, None) if basis == "none" else (difference - 2, difference + 2)
    return {"difference_harm": difference, "difference_harm_low": bounds[0], "difference_harm_high": bounds[1],
            "basis": basis, "hover": f"Trust {place}"}  # fmt: skip


def test_estimated_intervals_are_dotted_and_counted_ones_solid():
    rows = [trust(4, 9.0), trust(5, 3.0, "counts"), trust(9, -1.0, "none")]
    figure = ranked.ranked(rows, ("England", 9.3), "points", "equal")
    go.Figure(figure)
    dotted, solid, marks = figure["data"]
    assert (dotted["line"]["dash"], dotted["x"], dotted["y"]) == ("dot", [1, 1, None], [7.0, 11.0, None])
    assert (solid["line"]["dash"], solid["x"]) == ("solid", [2, 2, None])
    assert marks["y"] == [9.0, 3.0, -1.0]
    assert marks["hovertext"] == ["Trust 4", "Trust 5", "Trust 9"]


def test_equality_and_england_are_lines_with_words():
    figure = ranked.ranked([trust(1, 9.0)], ("England", -9.3), "points", "equal")
    assert [shape["y0"] for shape in figure["layout"]["shapes"]] == [0.0, -9.3]
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["equal", "England<br>−9.3"]


def test_an_empty_ranking_says_so():
    assert "No trust" in ranked.ranked([], None, "points", "equal")["layout"]["annotations"][0]["text"]
