"""One group's rate over the other's, with its interval."""

from __future__ import annotations

import pytest

from atlas.measures import intervals


def test_relative_likelihood(example, printed):
    given, expected = example["input"], example["expected"]
    value = (given["count"] / given["base"]) / (given["other_count"] / given["other_base"])
    interval = intervals.ratio(**given)
    assert value == pytest.approx(expected["value"], abs=0.005)
    assert interval.low[0] == pytest.approx(expected["low"], abs=0.005)
    assert interval.high[0] == pytest.approx(expected["high"], abs=0.005)
    assert interval.method[0] == expected["method"]
    assert {expected["value"], expected["low"], expected["high"]} <= set(printed(example))
    assert expected["method"].split()[0] in example["method"], "the method that is printed is the one that was used"
    if interval.method[0] == intervals.SCORE:  # quoted beside the interval that the rule picks
        beside = intervals.katz(**given)
        assert [beside.low[0], beside.high[0]] == pytest.approx(expected["katz"], abs=0.005)
        assert "{:.2f} to {:.2f}".format(*expected["katz"]) in example["method"]
