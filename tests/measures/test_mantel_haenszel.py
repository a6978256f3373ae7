from __future__ import annotations

import math

import pytest

from atlas.measures import intervals, pooling


def test_in_one_unit_it_is_the_ratio_with_katz_interval():
    found, katz = pooling.mantel_haenszel([300], [1200], [120], [800]), intervals.katz(300, 1200, 120, 800)
    assert (found.ratio, found.low, found.high) == pytest.approx((300 / 1200 / 0.15, katz.low[0], katz.high[0]))


def test_two_units_by_hand():
    # Each unit: 99/900 against 10/100, 22/100 against 180/900. Weights: people of the other group over all.
    found = pooling.mantel_haenszel([99, 22], [900, 100], [10, 180], [100, 900])
    assert found.ratio == pytest.approx((99 * 100 + 22 * 900) / (10 * 900 + 180 * 100))
    first = (900 * 100 * 109 - 99 * 10 * 1000) / 1000**2
    second = (100 * 900 * 202 - 22 * 180 * 1000) / 1000**2
    se = math.sqrt((first + second) / (29.7 * 27))
    assert found.high == pytest.approx(1.1 * math.exp(1.959964 * se))


def test_simpsons_effect_is_undone():
    found = pooling.mantel_haenszel([90, 20], [900, 100], [10, 180], [100, 900])
    assert found.ratio == pytest.approx(1)
    summed = (110 / 1000) / (190 / 1000)
    assert summed == pytest.approx(0.579, abs=0.001)


def test_a_unit_without_one_group_adds_nothing_and_no_event_gives_no_ratio():
    assert pooling.mantel_haenszel([300, 7], [1200, 70], [120, 0], [800, 0]).ratio == pytest.approx(5 / 3)
    assert math.isnan(pooling.mantel_haenszel([0, 0], [10, 10], [1, 2], [10, 10]).ratio)
    with pytest.raises(ValueError, match="both groups"):
        pooling.mantel_haenszel([1], [2], [0], [0])
