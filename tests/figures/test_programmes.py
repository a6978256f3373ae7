"""Map and timeline of programmes: every trust once, shapes apart, no line over a gap, no bar without a year."""

from __future__ import annotations

from datetime import date

import plotly.graph_objects as go

from atlas.figures import programme_map, programme_timeline

POINTS = [{"longitude": 0.1 * n, "latitude": 52.0, "kinds": n, "hover": str(n)} for n in range(5)]
CONTEXT = [
    {"series": "wres", "line": "total", "day": date(year, 3, 31), "share": float(year - 2000)}
    for year in (2018, 2019, 2021, 2022)
]
PROGRAMMES = [
    {"programme": "First", "first_year": 2007, "last_year": 2008, "years": "2007-08"},
    {"programme": "Late", "first_year": 2019, "last_year": 2019, "years": "2019"},
    {"programme": "Undated", "first_year": None, "last_year": None, "years": "not stated"},
]


def test_every_trust_stands_on_the_map_once_under_its_number_of_kinds():
    figure = programme_map.programme_map(POINTS, "/geography/icb-1.json", ["QA1"], (-0.5, 51.0, 0.9, 53.0))
    go.Figure(figure)
    assert figure["layout"]["geo"]["lonaxis"]["range"] == [-0.5, 0.9], "the picture is of what is held, wherever it is"
    assert figure["layout"]["geo"]["lataxis"]["range"] == [51.0, 53.0]
    points = [trace for trace in figure["data"] if trace["type"] == "scattergeo"]
    assert [(trace["name"], len(trace["lon"])) for trace in points] == [
        ("none found", 1), ("1 kind", 1), ("2 kinds", 1), ("3 kinds or more", 2),
    ]  # fmt: skip
    assert len({trace["marker"]["symbol"] for trace in points}) == 4


def test_a_line_is_interrupted_where_a_year_is_missing_and_publications_are_never_joined():
    other = [row | {"series": "workforce"} for row in CONTEXT[:2]]
    figure = programme_timeline.timeline([*other, *CONTEXT], [])
    go.Figure(figure)
    one, two = figure["data"]
    assert one["y"] == [18.0, 19.0] and two["y"] == [18.0, 19.0, None, 21.0, 22.0]
    assert two["connectgaps"] is False and one["name"] != two["name"]


def test_programmes_without_a_year_are_not_drawn_and_names_stand_inside():
    figure = programme_timeline.timeline(CONTEXT, PROGRAMMES)
    go.Figure(figure)
    bars = [trace for trace in figure["data"] if trace.get("yaxis") == "y2"]
    assert [trace["x"] for trace in bars] == [["2007-01-01", "2008-12-31"], ["2019-01-01", "2019-12-31"]]
    assert [(note["text"], note["xanchor"]) for note in figure["layout"]["annotations"]] == [
        ("First", "left"), ("Late", "right"),
    ]  # fmt: skip


def test_nothing_held_is_said():
    assert "Nothing is held" in programme_timeline.timeline([], [])["layout"]["annotations"][0]["text"]
