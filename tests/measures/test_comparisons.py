from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import norm

from atlas.measures import comparisons, intervals

BAND = {"large_gap": 1.25, "equitable": (0.8, 1.25)}


def test_the_p_value_of_a_gap_is_walds_on_the_logarithm():
    error = math.sqrt(1 / 300 - 1 / 1200 + 1 / 120 - 1 / 800)
    found = comparisons.ratio_p_values(300, 1200, 120, 800, **BAND)
    assert found.gap[0] == pytest.approx(norm.sf(math.log(5 / 3) / error), rel=1e-6)
    assert found.large_gap[0] == pytest.approx(norm.sf(math.log(5 / 3 / 1.25) / error), rel=1e-6)
    assert found.reverse[0] == pytest.approx(1 - found.gap[0], rel=1e-6)


def test_equitable_is_the_worse_of_two_one_sided_tests():
    error = math.sqrt(1 / 1000 - 1 / 5000 + 1 / 1000 - 1 / 5000)
    found = comparisons.ratio_p_values(1000, 5000, 1000, 5000, **BAND)
    assert found.equitable[0] == pytest.approx(norm.sf(-math.log(0.8) / error), rel=1e-6)


@pytest.mark.parametrize("cells", [(9, 750, 17, 2430), (30, 750, 40, 2430), (120, 800, 130, 800)])
def test_the_test_and_the_interval_agree(cells: tuple[int, ...]):
    found = comparisons.ratio_p_values(*cells, **BAND)
    bounds = intervals.ratio(*cells)
    assert (found.gap[0] < 0.025) == (bounds.low[0] > 1)


@pytest.mark.parametrize("cells", [(9, 750, 17, 2430), (1, 12, 60, 300), (3, 14, 5, 40), (30, 750, 40, 2430)])
def test_a_ratio_on_its_intervals_bound_is_as_surprising_as_the_interval_says(cells: tuple[int, ...]):
    bounds = intervals.ratio(*cells)
    band = (float(bounds.low[0]), float(bounds.high[0]))
    at_bounds = comparisons.ratio_p_values(*cells, large_gap=band[0], equitable=band)
    assert at_bounds.large_gap[0] == pytest.approx(0.025, rel=1e-6)
    assert at_bounds.equitable[0] == pytest.approx(0.025, rel=1e-6)


def test_many_tables_at_once_give_what_each_gives_alone():
    tables = [(9, 750, 17, 2430), (300, 1200, 120, 800), (0, 50, 40, 900), (3, 14, 5, 40), (9, 750, 17, 2430)]
    together = comparisons.ratio_p_values(*np.array(tables).T, **BAND)
    alone = [comparisons.ratio_p_values(*table, **BAND) for table in tables]
    for test in ("gap", "large_gap", "reverse", "equitable"):
        assert getattr(together, test) == pytest.approx([getattr(one, test)[0] for one in alone], rel=1e-9)


def test_an_empty_cell_has_a_p_value():
    found = comparisons.ratio_p_values(0, 50, 40, 900, **BAND)
    assert 0 < found.reverse[0] < 1
    within = comparisons.difference_equitable_p(0, 50, 0, 900, within=0.05)
    assert 0 < within[0] < 1


def test_benjamini_and_hochberg_by_hand():
    # Sorted 0.01, 0.02, 0.04, 0.5 of four: times 4/1, 4/2, 4/3, 4/4, then the running minimum from the end.
    found = comparisons.adjusted([0.04, 0.01, np.nan, 0.5, 0.02])
    assert found[[0, 1, 3, 4]] == pytest.approx([0.16 / 3, 0.04, 0.5, 0.04])
    assert np.isnan(found[2])


def test_a_family_of_one_is_not_adjusted():
    assert comparisons.adjusted([0.03]) == pytest.approx([0.03])
