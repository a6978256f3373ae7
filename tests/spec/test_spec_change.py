"""Last minus first of an unbroken span, with its interval and what it says."""

from __future__ import annotations

import pytest

from atlas.measures import trend


def test_change(example, printed):
    expected = example["expected"]
    change = trend.change(**example["input"])
    assert change.points[0] == pytest.approx(expected["value"])
    assert change.low[0] == pytest.approx(expected["low"], abs=0.05)
    assert change.high[0] == pytest.approx(expected["high"], abs=0.05)
    assert trend.reading(change.low[0], change.high[0]) == expected["reading"]
    assert {expected["value"], expected["low"], expected["high"]} <= set(printed(example))
