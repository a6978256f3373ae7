"""A rate or share in per cent, with its interval."""

from __future__ import annotations

import pytest

from atlas.measures import intervals


def test_share(example, printed):
    given, expected = example["input"], example["expected"]
    interval = intervals.wilson(**given)
    assert 100 * given["count"] / given["base"] == pytest.approx(expected["value"], abs=0.05)
    assert 100 * interval.low[0] == pytest.approx(expected["low"], abs=0.05)
    assert 100 * interval.high[0] == pytest.approx(expected["high"], abs=0.05)
    assert interval.method[0] == expected["method"] and expected["method"] in example["method"]
    assert {expected["value"], expected["low"], expected["high"]} <= set(printed(example))
