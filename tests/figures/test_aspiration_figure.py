from __future__ import annotations

from datetime import date

from plotly import graph_objects as go

from atlas.figures.aspiration import aspiration


def test_counts_are_a_line_and_paths_are_dashed_and_named():
    held = [(date(2020, 3, 31), 8.0), (date(2024, 3, 31), 12.0)]
    paths = [
        ("parity then", [held[0], (date(2028, 3, 31), 20.0)]),
        ("parity now", [held[1], (date(2028, 3, 31), 26.0)]),
    ]
    figure = aspiration(held, paths)
    go.Figure(figure)
    assert [trace["line"].get("dash") for trace in figure["data"]] == [None, "dot", "dash"]
    assert figure["data"][2]["name"] == "aspiration, parity now"
    assert figure["layout"]["yaxis"]["range"][1] > 26


def test_without_counts_it_says_so():
    assert aspiration([], [])["data"] == []
