from __future__ import annotations

import numpy as np
import pytest

from atlas.measures import compared, comparisons, intervals, likelihood
from atlas.measures.verdict import Thresholds

LIMITS = Thresholds(1.25, 0.8, 1.25, 5.0, 0.05, 11, 5)
GOOD = likelihood.direction(likelihood.BME_OVER_WHITE, "higher")
BAD = likelihood.direction(likelihood.BME_OVER_WHITE, "lower")
FEW, MANY = (np.array([40.0]), np.array([200.0])), (np.array([150.0]), np.array([1000.0]))


def test_harm_and_published_ratio_are_one_for_a_bad_thing_and_turned_over_for_a_good_one():
    bad, good = (compared.rates(FEW, MANY, way, True, LIMITS) for way in (BAD, GOOD))
    assert bad.ratio_harm.low[0] == bad.ratio_published.low[0] == intervals.katz(40, 200, 150, 1000).low[0]
    assert good.ratio_published.low[0] == bad.ratio_published.low[0]
    assert good.ratio_harm.low[0] == pytest.approx(1 / good.ratio_published.high[0])
    assert good.p.gap[0] == pytest.approx(bad.p.reverse[0])


def test_equality_of_rates_needs_the_difference_only_where_the_indicator_says_so():
    bme, white = (np.array([2000.0]), np.array([4000.0])), (np.array([2150.0]), np.array([4000.0]))
    apart, both = (compared.rates(bme, white, GOOD, needs, LIMITS).p.equitable[0] for needs in (False, True))
    assert apart < 1e-6
    assert both == comparisons.difference_equitable_p(2000, 4000, 2150, 4000, within=0.05)[0] > 0.1


def test_a_share_below_the_whole_is_the_gap():
    whole = (np.array([1000.0]), np.array([4000.0]))
    found = compared.share_with_whole((np.array([2.0]), np.array([60.0])), whole, LIMITS)
    assert found.gap[0] < 0.01 < 0.99 < found.reverse[0]
    assert found.difference.method[0] == intervals.NEWCOMBE
    assert found.difference.high[0] < 0


@pytest.mark.parametrize(("good", "turned"), [(True, (-9.0, 2.0)), (False, (-2.0, 9.0))])
def test_the_interval_of_a_difference_is_turned_as_the_difference_is(good: bool, turned: tuple[float, float]):
    way = GOOD if good else BAD
    assert way.harm_from_difference_interval(-2.0, 9.0) == turned
