from __future__ import annotations

import copy
from itertools import pairwise

import pytest
from plotly import graph_objects as go

from atlas.figures import theme, trend
from atlas.figures.trend_lines import Joint, Line, Mark, Scale


def mark(x, value, span="a 1", **more):
    return Mark(x=x, value=value, low=more.pop("low", None), high=more.pop("high", None), span=span, hover="h", **more)


def line(*marks, name="One Trust", short="AAA", **more):
    return Line(name=name, short=short, colour="#000000", symbol="circle", dash="solid", marks=marks, **more)


def scale(first=2019, last=2024, **more):
    labels = [(year, str(year)) for year in range(first, last + 1)]
    return Scale(labels=labels, title="t", unit="per cent", decimals=1, suffix=" %", **more)


def marks_of(figure):
    return [trace for trace in figure["data"] if trace["mode"] == "lines+markers"]


def segments(trace):
    """The runs of x between gaps: what is joined."""
    runs, run = [], []
    for x in [*trace["x"], None]:
        if x is None:
            runs.append(run)
            run = []
        else:
            run.append(x)
    return [run for run in runs if run]


def texts(figure):
    return [one["text"] for one in figure["layout"]["annotations"]]


def test_plotly_accepts_it_and_the_input_is_left_alone():
    lines = [line(mark(2021, 7.0, low=6.0, high=8.0), mark(2022, 7.5, estimated=True, low=6.0, high=9.0))]
    before = copy.deepcopy(lines)
    go.Figure(trend.trend(lines, [Joint(2020.5, "2", True)], scale(without=[2020], without_label="none held")))
    assert lines == before


def test_a_line_is_joined_within_its_span_only():
    figure = trend.trend(
        [line(mark(2019, 6.0, "b 1"), mark(2021, 7.0), mark(2022, 7.5), mark(2023, 8.0, "a 2"))], [], scale()
    )
    (trace,) = marks_of(figure)
    assert segments(trace) == [[2019], [2021, 2022], [2023]]
    assert trace["connectgaps"] is False


def test_a_year_that_is_not_drawn_is_not_bridged_inside_a_span():
    (trace,) = marks_of(trend.trend([line(mark(2021, 7.0), mark(2023, 8.0))], [], scale()))
    assert segments(trace) == [[2021], [2023]]


def test_quoted_figures_are_hollow_and_never_joined_to_the_publishers():
    marks = [mark(2021, 7.0), mark(2022, 7.5), mark(2023, 7.6, hollow=True), mark(2024, 7.7, hollow=True)]
    filled, hollow = marks_of(trend.trend([line(*marks)], [], scale()))
    assert (filled["marker"]["symbol"], hollow["marker"]["symbol"]) == ("circle", "circle-open")
    assert segments(filled) == [[2021, 2022]]
    assert segments(hollow) == [[2023, 2024]]
    assert [filled["showlegend"], hollow["showlegend"]] == [True, False]


def test_estimated_intervals_are_dotted_and_counted_ones_solid():
    marks = [mark(2021, 7.0, low=6.0, high=8.0), mark(2022, 7.5, low=6.0, high=9.0, estimated=True), mark(2023, 7.0)]
    figure = trend.trend([line(*marks)], [], scale())
    strokes = [trace for trace in figure["data"] if trace["mode"] == "lines"]
    assert [(trace["line"]["dash"], trace["x"], trace["y"]) for trace in strokes] == [
        ("solid", [2021, 2021, None], [6.0, 8.0, None]),
        ("dot", [2022, 2022, None], [6.0, 9.0, None]),
    ]


def test_a_break_stands_upright_with_its_number_and_a_remark_is_dotted():
    figure = trend.trend([line(mark(2021, 7.0))], [Joint(2020.5, "2, 3", True), Joint(2023.0, "4", False)], scale())
    joints = [(shape["x0"], shape["line"]["dash"]) for shape in figure["layout"]["shapes"] if shape["type"] == "line"]
    assert joints == [(2020.5, "dash"), (2023.0, "dot")]
    assert {"2, 3", "4"} <= set(texts(figure))


def test_years_without_figures_are_banded_by_run_and_named():
    figure = trend.trend([line(mark(2019, 7.0))], [], scale(without=[2020, 2021, 2023], without_label="none held"))
    bands = [(s["x0"], s["x1"]) for s in figure["layout"]["shapes"] if s["type"] == "rect"]
    assert bands == [(2019.62, 2021.38), (2022.62, 2023.38)]
    assert texts(figure).count("none held") == 2


def test_line_ends_carry_name_and_newest_value_and_do_not_touch():
    lines = [line(mark(2023, 1.0), mark(2024, 8.0 + n / 100), name=f"Trust {n}", short=f"T{n}") for n in range(10)]
    figure = trend.trend(lines, [], scale())
    ends = [one for one in figure["layout"]["annotations"] if one["text"].startswith("T")]
    assert ends[0]["text"] == "T0 8.0"
    low, high = figure["layout"]["yaxis"]["range"]
    margin = figure["layout"]["margin"]
    pixel = (high - low) / (figure["layout"]["height"] - margin["t"] - margin["b"])
    places = sorted(one["y"] for one in ends)
    assert min(b - a for a, b in pairwise(places)) == pytest.approx(16 * pixel)


@pytest.mark.parametrize(
    ("values", "expected"), [([1.0, 5.0], [1.0, 5.0]), ([1.0, 1.0], [0.5, 1.5]), ([1.0, 1.2, 3.0], [0.6, 1.6, 3.0])]
)
def test_labels_move_as_little_as_need_be(values, expected):
    assert trend._apart(values, 1.0) == pytest.approx(expected)


def test_parity_is_in_sight_and_named():
    figure = trend.trend([line(mark(2021, 1.6))], [], scale(parity=1.0, parity_label="1: equal"))
    low, high = figure["layout"]["yaxis"]["range"]
    assert low < 1.0 < high
    assert "1: equal" in texts(figure)


def test_a_small_change_is_not_drawn_as_a_cliff():
    figure = trend.trend([line(mark(2021, 40.0), mark(2022, 40.1))], [], scale())
    low, high = figure["layout"]["yaxis"]["range"]
    assert high - low >= 8


def test_many_years_are_labelled_every_second_with_the_newest_kept():
    figure = trend.trend([line(mark(2009, 15.0), mark(2024, 28.0))], [], scale(2009, 2024))
    assert figure["layout"]["xaxis"]["tickvals"][-3:] == [2020, 2022, 2024]


def test_long_names_fold_in_the_legend_and_get_their_room():
    short = trend.trend([line(mark(2021, 7.0)), line(mark(2021, 8.0))], [], scale())
    long = trend.trend([line(mark(2021, 7.0), name="word " * 16), line(mark(2021, 8.0))], [], scale())
    assert "<br>" in marks_of(long)[0]["name"]
    assert long["layout"]["height"] > short["layout"]["height"]


def test_nothing_to_draw_says_so():
    figure = trend.trend([], [], scale())
    assert figure["data"] == []
    assert "Nothing is held" in texts(figure)[0]
    go.Figure(figure)


def test_ten_lines_differ_in_shape_not_in_colour_alone():
    assert len(set(theme.LINE_SYMBOLS)) == len(theme.LINE_COLOURS) == 10


def test_labels_stand_inside_the_figure_and_take_a_word_a_line():
    lines = [line(mark(2024, 15.2), short="England BME"), line(mark(2024, 15.0), short="BME")]
    layout = trend.trend(lines, [], scale())["layout"]
    ends = sorted((one for one in layout["annotations"] if "BME" in one["text"]), key=lambda one: one["y"])
    assert [one["text"] for one in ends] == ["BME 15.0", "England<br>BME 15.2"]
    # The widest digit of the widest font in use takes 7.7 of 12 pixels; a space far less.
    assert layout["margin"]["r"] >= ends[0]["xshift"] + 7.7 * len("BME152") + 4
    low, high = layout["yaxis"]["range"]
    pixel = (high - low) / (layout["height"] - layout["margin"]["t"] - layout["margin"]["b"])
    assert ends[1]["y"] - ends[0]["y"] == pytest.approx(31 * pixel)
