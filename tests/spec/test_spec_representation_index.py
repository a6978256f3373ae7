"""A group's share of a band over its share of the whole."""

from __future__ import annotations

import pytest

from atlas.measures import progression


def test_representation_index(example, printed):
    expected = example["expected"]
    index = progression.representation_index(**example["input"])
    assert index.value[0] == pytest.approx(expected["value"], abs=0.005)
    assert index.low[0] == pytest.approx(expected["low"], abs=0.005)
    assert index.high[0] == pytest.approx(expected["high"], abs=0.005)
    assert {expected["value"], expected["low"], expected["high"]} <= set(printed(example))
