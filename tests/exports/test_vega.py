"""Charts as pictures: shapes, dashes, what no line crosses, and letters that are really there."""

from __future__ import annotations

import io
import re

from PIL import Image

from atlas.exports.chart import Chart
from atlas.exports.vega import specification, to_png, to_svg


def test_text_marks_and_the_reference_are_in_the_picture(dots: Chart) -> None:
    svg = to_svg(dots)
    words = " ".join(re.findall(r">([^<>]+)</text>", svg))
    for expected in ("Alpha", "Beta, a trust of a long name", "BME staff", "White staff", "Per cent", "a tenth"):
        assert expected in words
    assert "#B4480F" in svg and "#2B5F8E" in svg


def test_estimated_intervals_are_dashed_and_others_are_not(dots: Chart) -> None:
    assert to_svg(dots).count('stroke-dasharray="4,3"') == 1
    whole = [layer for layer in specification(dots)["layer"] if layer["mark"].get("strokeDash")]
    assert "datum.estimated === true" in whole[0]["transform"][0]["filter"]


def test_groups_are_told_apart_by_shape_too(dots: Chart) -> None:
    (points,) = (layer for layer in specification(dots)["layer"] if layer["mark"]["type"] == "point")
    assert points["encoding"]["shape"]["scale"]["range"] == ["circle", "square"]


def test_no_line_crosses_a_break_or_a_year_without_a_figure(lines: Chart) -> None:
    runs = [row["run"] for row in specification(lines)["data"]["values"] if row["value"] is not None]
    assert runs == ["Alpha 0", "Alpha 0", "Alpha 1", "Alpha 2"]


def test_a_png_has_letters_and_not_only_a_frame(dots: Chart) -> None:
    image = Image.open(io.BytesIO(to_png(dots))).convert("L")
    assert image.width > 900
    names = image.crop((0, int(image.height * 0.3), int(image.width * 0.15), int(image.height * 0.8)))
    assert names.getextrema()[0] < 150, "the names beside the axis are blank"


def test_the_words_for_a_chart_hold_its_ends_and_how_sure_it_is(dots: Chart) -> None:
    assert dots.alternative == (
        "Dot plot: Rates. Per cent, 2 categories. BME staff: from 12.5 (Alpha) to 20.2 (Beta, a trust of a long name). "
        "White staff: from 8.0 (Alpha) to 9.5 (Beta, a trust of a long name). A line stands at 10: a tenth. "
        "Estimated intervals are dashed."
    )
