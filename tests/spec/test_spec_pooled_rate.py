"""An area's rate from its units' rates and people."""

from __future__ import annotations

import pytest

from atlas.measures import pooling


def test_pooled_rate(example, printed):
    pooled = pooling.pool(**example["input"])
    assert pooled.rate == pytest.approx(example["expected"]["value"])
    assert pooled.base == example["expected"]["base"]
    assert {example["expected"]["value"], example["expected"]["base"]} <= set(printed(example))
