"""The drawing of maps: where places stand, what colours and signs they have, and that nothing needs a font's signs."""

from __future__ import annotations

import re

import pytest

from atlas.exports import map_marks, map_picture

WEST = [[[-2.0, 51.0], [-1.0, 51.0], [-1.0, 52.0], [-2.0, 52.0], [-2.0, 51.0]]]
EAST = [[[0.0, 53.0], [1.0, 53.0], [1.0, 54.0], [0.0, 54.0], [0.0, 53.0]]]
STEPS = [[0, "#AAAAAA"], [0.5, "#AAAAAA"], [0.5, "#BBBBBB"], [1, "#BBBBBB"]]
# Pixels of a degree of longitude: five degrees of latitude in Mercator's projection are 8.225 of them, in 540 pixels.
DEGREE = 540 / 8.225
FONT = {"size": 12, "color": "#57606A"}


def figure(**more):
    """Two areas in two steps of a scale."""
    bar = {"ypad": 24, "len": 0.8, "thickness": 12, "tickfont": FONT, "ticktext": ["1.0"]}
    areas = {
        "type": "choropleth", "locations": ["W", "E", "unknown"], "z": [0, 1, 1], "zmin": -0.5, "zmax": 1.5,
        "colorscale": STEPS, "colorbar": bar, "marker": {"line": {"color": "#D3CDC0", "width": 0.7}},
    }  # fmt: skip
    geo = {"lonaxis": {"range": [-3, 2]}, "lataxis": {"range": [50, 55]}}
    return {"data": [areas, *more.pop("data", [])], "layout": {"margin": {"b": 112}, "geo": geo, **more}}


def drawn(**more) -> str:
    return map_picture.to_svg(figure(**more), {"W": WEST, "E": EAST})


def test_each_area_has_the_colour_of_its_step_and_stands_where_it_is() -> None:
    found = re.findall(r'<path d="M([\d.]+),([\d.]+)\S*" fill="(#\w+)" fill-rule', drawn())
    assert [colour for *_, colour in found] == ["#AAAAAA", "#BBBBBB"]
    (west, south), (east, north) = [(float(x), float(y)) for x, y, _ in found]
    assert west < east and south > north, "west is left, and north is up"
    assert east - west == pytest.approx(2 * DEGREE, abs=0.2)


def test_the_bounds_of_the_scale_stand_between_its_colours() -> None:
    svg = drawn()
    assert '<rect x="257.0" y="564.0" width="256.0" height="12" fill="#BBBBBB"/>' in svg
    assert re.search(r'<tspan x="257\.0" y="[\d.]+">1\.0</tspan>', svg)


def test_signs_of_the_legend_are_drawn_and_not_left_to_a_font() -> None:
    note = {"text": "▨ no figure<br>○ in part &c", "x": 0, "y": 0, "xshift": 0, "yshift": -74, "xanchor": "left",
            "yanchor": "top", "font": FONT}  # fmt: skip
    svg = drawn(annotations=[note])
    assert "▨" not in svg and "○" not in svg
    assert ">no figure</tspan>" in svg and ">in part &amp;c</tspan>" in svg
    assert svg.count("<circle") == 1
    assert map_marks.sign("n", 0, 0, 12) == ""


def test_marks_of_one_look_and_of_their_own() -> None:
    each = {"size": [10, 20], "color": [0, 1], "cmin": -0.5, "cmax": 1.5, "colorscale": STEPS}
    crossed = {"symbol": "circle-x", "size": 5, "color": "#FFFFFF", "line": {"color": "#57606A", "width": 1}}
    points = [
        {"type": "scattergeo", "mode": "markers", "lon": [0.5, None, 1.5], "lat": [51, None, 52], "marker": each
         | {"size": [10, 0, 20], "color": [0, 0, 1]}},
        {"type": "scattergeo", "mode": "markers", "lon": [-2.5], "lat": [54], "marker": crossed},
        {"type": "scattergeo", "mode": "lines", "lon": [-2, -1, None, -2, -1], "lat": [51, 52, None, 51.5, 52],
         "line": {"color": "#8B887F", "width": 1}},
    ]  # fmt: skip
    svg = drawn(data=points)
    assert re.findall(r'r="([\d.]+)" fill="(#\w+)"', svg) == [
        ("5.0", "#AAAAAA"),
        ("10.0", "#BBBBBB"),
        ("2.5", "#FFFFFF"),
    ]
    (lines,) = re.findall(r'<path d="([^"]+)" fill="none" stroke="#8B887F"', svg)
    assert lines.count("M") == 2 and lines.count("L") == 2, "no line leads over a gap"
