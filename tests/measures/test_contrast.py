"""Two gaps compared: by hand, and against the libraries' normal test and Holm's method."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.weightstats import _zstat_generic

from atlas.measures.contrast import Gap, contrast, holm

Z = norm.ppf(0.975)


def ratio(value: float, error: float) -> Gap:
    return Gap(value, value * math.exp(-Z * error), value * math.exp(Z * error), log=True)


def points(value: float, error: float) -> Gap:
    return Gap(value, value - Z * error, value + Z * error, log=False)


def test_a_ratio_of_ratios_by_hand():
    # log 2 − log 1.25 = 0.4700; errors 0.3 and 0.4 make 0.5; 0.47 / 0.5 = 0.94: p = 0.3472.
    found = contrast(ratio(2.0, 0.3), ratio(1.25, 0.4))
    assert found.value == pytest.approx(1.6)
    assert (found.low, found.high) == (pytest.approx(0.6005, abs=5e-4), pytest.approx(4.263, abs=5e-3))
    assert found.p == pytest.approx(0.3472, abs=5e-4)


def test_a_difference_of_differences_by_hand():
    # 12 − 5 = 7 points; errors 3 and 4 make 5; z = 1.4: p = 0.1615.
    found = contrast(points(12, 3), points(5, 4))
    assert (found.value, found.low, found.high) == (
        7.0,
        pytest.approx(7 - 9.8, abs=0.01),
        pytest.approx(16.8, abs=0.01),
    )
    assert found.p == pytest.approx(0.1615, abs=1e-4)


numbers = st.floats(0.2, 5)
errors = st.floats(0.01, 1)


@given(numbers, errors, numbers, errors)
def test_against_the_library_and_the_same_from_the_other_side(one, its, other, others):
    found = contrast(ratio(one, its), ratio(other, others))
    z, p = _zstat_generic(math.log(one), math.log(other), math.hypot(its, others), "two-sided")
    assert found.p == pytest.approx(p, rel=1e-6, abs=1e-12)
    assert (found.low > 1 or found.high < 1) == (abs(z) > Z) or abs(abs(z) - Z) < 1e-9
    back = contrast(ratio(other, others), ratio(one, its))
    assert (back.value, back.low, back.high) == pytest.approx((1 / found.value, 1 / found.high, 1 / found.low))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=10))
def test_holm_is_the_librarys(p_values):
    assert holm(p_values) == pytest.approx(list(multipletests(p_values, method="holm")[1]))


def test_overlapping_intervals_can_still_differ_clearly():
    # Whoever reads "the intervals overlap" as "no difference" is wrong here: z = 0.5 / 0.2236 = 2.24.
    one, other = points(1.0, 0.1), points(0.5, 0.2)
    assert one.low < other.high
    assert contrast(one, other).p < 0.05


def test_a_ratio_is_never_held_against_a_difference():
    with pytest.raises(ValueError, match="never compared"):
        contrast(ratio(1.2, 0.1), points(1.2, 0.1))


def test_chance_alone_is_found_clear_as_often_as_it_should_be():
    random = np.random.default_rng(7)
    draws = random.normal(0.3, 0.2, (4000, 2))
    clear = [contrast(points(a, 0.2), points(b, 0.2)).p <= 0.05 for a, b in draws]
    assert np.mean(clear) == pytest.approx(0.05, abs=0.012)
