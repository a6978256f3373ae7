"""The funnel and the ratios in order: valid figures, limits as at build, every mark where its numbers are."""

from __future__ import annotations

import math

import plotly.graph_objects as go
import pytest

from atlas.figures import funnel, ranked_ratios, ratio_axis
from atlas.measures import funnel as measures

NAMES = {"worse": "stands out worse", "same": "no different", "better": "stands out better"}
BAND = (0.8, 1.25)


def mark(ratio, se, **values):
    return {
        "name": f"trust {ratio}",
        "ratio": ratio, "se": se, "side": "same", "shown": True, "hover": "x", "low": ratio * math.exp(-2 * se),
        "high": ratio * math.exp(2 * se), "shrunken": 1 + (ratio - 1) / 2, "estimated": True,
    } | values  # fmt: skip


ROWS = [mark(2.4, 0.1, side="worse"), mark(1.2, 0.05), mark(1.1, 0.3, shown=False), mark(0.6, 0.1, side="better")]


def drawn(**changes):
    given = {"target": 1.2, "tau2": 0.01, "names": NAMES, "title": "ratio"} | changes
    return funnel.funnel(ROWS, **given)


def traces(figure):
    return {trace["name"]: trace for trace in figure["data"]}


@pytest.mark.parametrize("tau2", [0.0, 0.01])
@pytest.mark.parametrize("level", [0.95, 0.998])
def test_limits_are_those_of_the_build(tau2, level):
    expected = measures.limits(math.log(1.17), 0.08, level, tau2)
    low, high = funnel.limits(1 / 0.08, 1.17, level, tau2)
    assert (low, high) == (pytest.approx(expected.low[0]), pytest.approx(expected.high[0]))


def test_every_trust_is_a_mark_at_its_precision():
    found = traces(drawn())
    assert found["stands out worse"]["x"] == [pytest.approx(10)] and found["stands out worse"]["y"] == [2.4]
    assert found["stands out better"]["y"] == [0.6]
    assert found["no different"]["x"] == [pytest.approx(20)]
    assert found["other trusts"]["y"] == [1.1]
    symbols = {name: found[name]["marker"]["symbol"] for name in (*NAMES.values(), "other trusts")}
    assert len(set(symbols.values())) == 4


def test_limits_are_named_and_told_apart_without_colour():
    lines = [trace for trace in drawn()["data"] if trace["mode"] == "lines"]
    assert [line["name"] for line in lines] == [
        "95 % limits, chance alone", "99.8 % limits, chance alone", "95 % limits, chance and spread",
        "99.8 % limits, chance and spread",
    ]  # fmt: skip
    assert len({(line["line"]["width"], line["line"]["dash"]) for line in lines}) == 4


def test_without_spread_there_is_one_pair_of_limits():
    assert sum(trace["mode"] == "lines" for trace in drawn(tau2=0.0)["data"]) == 2


def test_the_axis_is_logarithmic_and_read_in_ratios():
    axis = drawn()["layout"]["yaxis"]
    assert axis["type"] == "log"
    assert {"0.5", "1", "2"} - set(axis["ticktext"]) <= {"0.5"}
    low, high = (10**edge for edge in axis["range"])
    assert low < 0.6 and high > 2.4


def test_narrow_axes_have_finer_ticks():
    assert ratio_axis.axis([0.9, 1.4], "")["ticktext"] == ["0.9", "1", "1.1", "1.25", "1.4"]


def test_equality_is_a_dashed_line_unless_it_is_the_target():
    dashes = [shape["line"]["dash"] for shape in drawn()["layout"]["shapes"]]
    assert dashes == ["solid", "dash"]
    assert [shape["y0"] for shape in drawn(target=1.0)["layout"]["shapes"]] == [1.0]


def test_ratios_stand_in_order_over_the_band():
    figure = ranked_ratios.ranked_ratios(ROWS, 1.2, BAND, NAMES, "ratio")
    found = traces(figure)
    assert found["stands out worse"]["x"] == [1] and found["stands out better"]["x"] == [4]
    assert found["95 % interval, estimated"]["line"]["dash"] != "solid"
    assert found["shrunken ratio"]["y"][0] == pytest.approx(1.7)
    band, equal, mean = figure["layout"]["shapes"]
    assert (band["y0"], band["y1"], equal["y0"], mean["y0"]) == (0.8, 1.25, 1.0, 1.2)


def test_counted_intervals_are_solid():
    figure = ranked_ratios.ranked_ratios([mark(1.5, 0.1, estimated=False)], 1.2, BAND, NAMES, "ratio")
    assert traces(figure)["95 % interval"]["line"]["dash"] == "solid"


@pytest.mark.parametrize(
    "figure",
    [
        drawn(), drawn(target=1.0, tau2=0.0), funnel.funnel([], 1.0, 0.0, NAMES, ""),
        ranked_ratios.ranked_ratios(ROWS, 1.2, BAND, NAMES, "ratio"),
        ranked_ratios.ranked_ratios([], 1.2, BAND, NAMES, "ratio"),
    ],
)  # fmt: skip
def test_figures_are_ones_that_plotly_accepts(figure):
    go.Figure(figure)


def test_a_few_trusts_have_their_names_under_the_axis_and_many_have_not():
    few, many = (ranked_ratios.ranked_ratios(ROWS * times, 1.2, BAND, NAMES, "ratio") for times in (1, 30))
    assert few["layout"]["xaxis"]["ticktext"] == ["trust 2.4", "trust 1.2", "trust 1.1", "trust 0.6"]
    assert few["layout"]["xaxis"]["tickvals"] == few["data"][-1]["x"], "each name stands under its own mark"
    assert many["layout"]["xaxis"]["showticklabels"] is False
