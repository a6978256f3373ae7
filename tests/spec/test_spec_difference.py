"""One rate minus another in percentage points, with its interval."""

from __future__ import annotations

import pytest

from atlas.measures import intervals


def test_difference(example, printed):
    given, expected = example["input"], example["expected"]
    value = 100 * (given["count"] / given["base"] - given["other_count"] / given["other_base"])
    interval = intervals.difference(**given)
    assert value == pytest.approx(expected["value"], abs=0.05)
    assert 100 * interval.low[0] == pytest.approx(expected["low"], abs=0.05)
    assert 100 * interval.high[0] == pytest.approx(expected["high"], abs=0.06)
    assert interval.method[0] == expected["method"] and expected["method"] in example["method"]
    assert {expected["value"], expected["low"], expected["high"]} <= set(printed(example))
