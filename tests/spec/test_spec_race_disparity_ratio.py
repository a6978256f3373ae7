"""White staff's concentration upward over BME staff's, at each step of the ladder."""

from __future__ import annotations

import pytest

from atlas.measures import progression


def test_race_disparity_ratio(example, printed):
    given = example["input"]
    steps = progression.race_disparity_ratio(tuple(given["white"]), tuple(given["group"]))
    for step, (value, low, high) in ((step, example["expected"][step]) for step in progression.STEPS):
        assert steps[step].method[0] == example["expected"]["method"]
        assert steps[step].ratio[0] == pytest.approx(value, abs=0.005)
        assert steps[step].low[0] == pytest.approx(low, abs=0.005)
        assert steps[step].high[0] == pytest.approx(high, abs=0.005)
        assert {value, low, high} <= set(printed(example))
