"""What a browser is sent of a figure is as good as the figure, to the eye."""

from __future__ import annotations

import copy

from atlas.figures import pixels


def test_coordinates_are_rounded_and_nothing_else():
    trace = {
        "type": "scatter", "name": "1.23456789", "x": [1.23456789, 1234567.89, 1234567.0, None, "2024-12-31", 2024],
        "y": (0.000123456789, -1 / 3, True), "error_y": {"array": [2 / 3], "visible": True},
        "customdata": [["RR8", 1.23456789]], "hovertext": ["1.23456789"], "ids": [1.23456789],
    }  # fmt: skip
    figure = {"data": [trace], "layout": {"shapes": [{"x0": 2 / 3}], "xaxis": {"range": [0, 1.00000001]}}}
    before = copy.deepcopy(figure)
    sent = pixels.drawn(figure)
    assert sent == {
        "data": [trace | {
            "x": [1.23457, 1234570.0, 1234567.0, None, "2024-12-31", 2024], "y": [0.000123457, -0.333333, True],
            "error_y": {"array": [0.666667], "visible": True},
        }],
        "layout": {"shapes": [{"x0": 0.666667}], "xaxis": {"range": [0, 1.0]}},
    }  # fmt: skip
    assert figure == before, "files and documents are made of the figure itself"
