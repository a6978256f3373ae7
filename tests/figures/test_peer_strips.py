"""Strips of peers: every peer drawn, the organisation marked, nothing outside, interval dashed where estimated."""

from __future__ import annotations

import re

import plotly.graph_objects as go

from atlas.figures import peer_strips
from atlas.web.strip_marks import WIDTH, strip

ROW = {
    "name": "Believe promotion is fair", "text": "wider than at 2 of 3", "others": (2.0, 4.0, 10.0), "own": 6.0,
    "low": 3.0, "high": 9.0, "parity": 0.0, "yardstick": 4.0, "estimated": True, "decimals": 1,
}  # fmt: skip


def test_each_line_has_its_peers_its_interval_and_its_own_mark() -> None:
    figure = peer_strips.peer_strips([ROW, ROW | {"low": None, "high": None, "parity": None}])
    go.Figure(figure)
    peers, interval, own = figure["data"][:3]
    assert [round(x, 2) for x in peers["x"]] == [0.2, 0.4, 1.0]
    assert own["x"] == [0.6] and interval["x"] == [0.3, 0.9]
    assert interval["line"]["dash"] == "3px,2px"
    assert len(figure["data"]) == 5, "a line without an interval has two traces"
    assert [shape["line"]["dash"] for shape in figure["layout"]["shapes"]] == ["dash", "solid", "solid"]
    assert any("wider than at 2 of 3" in note["text"] for note in figure["layout"]["annotations"])


def test_without_rows_the_figure_says_why() -> None:
    figure = peer_strips.peer_strips([])
    go.Figure(figure)
    assert "Nothing is held" in figure["layout"]["annotations"][0]["text"]


def paths(drawn):
    return [mark["props"].get("d", "") for mark in drawn["props"]["children"]]


def test_a_strip_in_a_table_draws_every_peer_within_its_width() -> None:
    drawn = strip([2.0, 4.0, 10.0], 6.0, (3.0, 9.0), 0.0, 4.0, True)
    dots = next(path for path in paths(drawn) if path.count("h0") > 0)
    places = [float(x) for x in re.findall(r"M([\d.]+) ", dots)]
    assert len(places) == 3 and places == sorted(places)
    assert all(0 <= place <= WIDTH for place in places)
    circle = next(mark for mark in drawn["props"]["children"] if mark["type"] == "Circle")
    assert places[1] < float(circle["props"]["cx"]) < places[2]
    assert "stroke-dasharray" in drawn["props"]["children"][-2]["props"]
    assert drawn["props"]["aria-hidden"] == "true"


def test_a_strip_of_equal_values_stands_still() -> None:
    drawn = strip([5.0, 5.0], 5.0, (None, None), None, None, False)
    assert "nan" not in str(drawn) and "inf" not in str(drawn)
