"""Maps and tiles: every figure is one that Plotly accepts, and says what it shows without colour."""

from __future__ import annotations

import copy

import plotly.graph_objects as go
import pytest

from atlas.figures import areas, outlines, scale, theme, tiles

SHAPES = "/geography/icb-0.json"
EXTENT = (0.0, 0.0, 3.0, 1.0)


def area(code, scaled, **more):
    number = int(code[-1])
    return {
        "code": code, "name": f"Area {code}", "scaled": scaled, "hover": f"<b>Area {code}</b>", "partial": False,
        "longitude": number + 0.5, "latitude": 0.5, "size": None, "tile_row": 0, "tile_column": number,
        "tile_label": f"Area {number}", **more,
    }  # fmt: skip


@pytest.fixture
def rows():
    return [area("ZZ0", 13.0), area("ZZ1", -3.0, partial=True), area("ZZ2", None)]


@pytest.fixture
def drawn():
    def square(at):
        return [[at, 0.0], [at, 1.0], [at + 1, 1.0], [at + 1, 0.0], [at, 0.0]]

    features = [
        {"id": f"ZZ{at}", "geometry": {"type": "Polygon", "coordinates": [square(at)]}} for at in range(3)
    ]  # fmt: skip
    return outlines.read({"features": features})


@pytest.fixture
def steps():
    return scale.difference([13.0, -3.0], "Difference, points")


def test_a_map_is_accepted_and_leaves_its_rows_alone(rows, drawn, steps) -> None:
    before = copy.deepcopy(rows)

    figure = areas.areas(rows, steps, SHAPES, drawn, EXTENT)

    go.Figure(figure)
    assert rows == before


def test_known_areas_carry_the_number_of_their_step(rows, drawn, steps) -> None:
    filled = areas.areas(rows, steps, SHAPES, drawn, EXTENT)["data"][0]

    assert filled["locations"] == ["ZZ0", "ZZ1"]
    assert filled["z"] == [steps.step(13.0), steps.step(-3.0)]
    assert filled["customdata"][0] == ["ZZ0", "<b>Area ZZ0</b>"]
    assert filled["geojson"] == SHAPES


def test_areas_without_a_figure_are_grey_hatched_and_explained(rows, drawn, steps) -> None:
    figure = areas.areas(rows, steps, SHAPES, drawn, EXTENT)

    missing, hatching = figure["data"][1:3]
    assert missing["locations"] == ["ZZ2"]
    assert missing["colorscale"][0][1] == theme.MISSING
    assert hatching["mode"] == "lines"
    known = [value for value in hatching["lon"] if value is not None]
    assert 2.0 <= min(known) <= max(known) <= 3.0
    assert "no figure" in " ".join(note["text"] for note in figure["layout"]["annotations"])


def test_nothing_is_hatched_or_explained_where_every_area_has_a_figure(drawn, steps) -> None:
    figure = areas.areas([area("ZZ0", 1.0)], steps, SHAPES, drawn, EXTENT)

    assert [trace["type"] for trace in figure["data"]] == ["choropleth"]
    assert [note["text"] for note in figure["layout"]["annotations"]] == ["Difference, points"]


def test_partial_areas_are_ringed_until_one_is_chosen(rows, drawn, steps) -> None:
    meaning = "under 85 % of respondents covered"
    whole = areas.areas(rows, steps, SHAPES, drawn, EXTENT, ringed=meaning)
    close = areas.areas(rows, steps, SHAPES, drawn, EXTENT, "ZZ0", ringed=meaning)

    assert whole["data"][-1]["lon"] == [1.5]
    assert f"○ {meaning}" in " ".join(note["text"] for note in whole["layout"]["annotations"])
    assert meaning not in " ".join(note["text"] for note in close["layout"]["annotations"])


def test_the_chosen_area_is_outlined_and_its_trusts_are_points(rows, drawn, steps) -> None:
    trusts = [area("ZZ0", 5.0, longitude=0.2), area("ZZ1", None, longitude=0.3)]

    figure = areas.areas(rows, steps, SHAPES, drawn, EXTENT, "ZZ0", trusts)

    go.Figure(figure)
    outline = next(trace for trace in figure["data"] if trace.get("locations") == ["ZZ0"])
    assert outline["marker"]["line"]["width"] > 2
    without, having = figure["data"][-2:]
    assert without["marker"]["symbol"] == "circle-x"
    assert having["marker"]["color"] == [steps.step(5.0)]


def test_what_is_in_view_is_the_extent(rows, drawn, steps) -> None:
    geo = areas.areas(rows, steps, SHAPES, drawn, (-1.0, 50.0, 2.0, 52.0))["layout"]["geo"]

    assert geo["lonaxis"]["range"] == [-1.0, 2.0]
    assert geo["lataxis"]["range"] == [50.0, 52.0]
    assert geo["visible"] is False


def test_points_grow_in_area_with_size_and_the_small_lie_on_top(steps) -> None:
    some = [area("ZZ0", 5.0, size=100.0), area("ZZ1", 4.0, size=400.0), area("ZZ2", 3.0, size=None)]

    figure = areas.points(some, steps, SHAPES, ["ZZ0"], EXTENT, "Size: answers", "ZZ1")

    go.Figure(figure)
    trace = next(trace for trace in figure["data"] if trace.get("customdata"))
    assert [mark[0] for mark in trace["customdata"]] == ["ZZ1", "ZZ0", "ZZ2"]
    large, small, unknown = trace["marker"]["size"]
    assert large == 2 * small  # four times the answers, four times the area, twice the width
    assert unknown == areas.diameter(None, 400.0)
    assert figure["data"][-1]["lon"] == [1.5]  # the ring round the chosen one


def test_the_size_legend_names_what_is_counted(steps) -> None:
    figure = areas.points([area("ZZ0", 5.0, size=10_234.0)], steps, SHAPES, ["ZZ0"], EXTENT, "Size: staff in post")

    words = [note["text"] for note in figure["layout"]["annotations"]]
    assert "Size: staff in post" in words
    assert "10,000" in words
    assert "1,000" in words
    circles = figure["layout"]["shapes"]
    assert circles[0]["x1"] - circles[0]["x0"] == pytest.approx(areas.diameter(10_000, 10_234.0))


def test_points_without_any_size_are_still_drawn(steps) -> None:
    figure = areas.points([area("ZZ0", 5.0)], steps, SHAPES, ["ZZ0"], EXTENT, "Size: answers")

    go.Figure(figure)


def test_every_tile_has_its_label_and_the_same_size(rows, steps) -> None:
    figure = tiles.tiles(rows, steps, "ZZ1")

    go.Figure(figure)
    labels = figure["data"][-1]
    assert labels["text"] == ["Area<br>0", "Area<br>1", "Area<br>2"]
    assert figure["layout"]["yaxis"]["scaleanchor"] == "x"
    assert figure["layout"]["shapes"][0]["x0"] == 0.5


def test_tiles_without_a_figure_are_hatched(rows, steps) -> None:
    filled, empty, hatching, _ = tiles.tiles(rows, steps)["data"]

    assert filled["z"] == [[steps.step(13.0), steps.step(-3.0), None]]
    assert empty["z"] == [[None, None, 0]]
    assert all(1.5 <= x <= 2.5 for x in hatching["x"] if x is not None)
    assert all(-0.5 <= y <= 0.5 for y in hatching["y"] if y is not None)


@pytest.mark.parametrize("colour", [*theme.WORSE, *theme.BETTER, theme.MISSING])
def test_labels_can_be_read_on_every_colour(colour, steps) -> None:
    def luminance(shade):
        parts = [int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    one = scale.Scale("", (colour,), (), ())
    text = tiles.tiles([area("ZZ0", 1.0)], one)["data"][-1]["textfont"]["color"][0]
    light, dark = sorted((luminance(text), luminance(colour)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
