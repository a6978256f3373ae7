from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.measures import progression

headcounts = st.tuples(st.integers(0, 5000), st.integers(0, 5000), st.integers(0, 5000))


@given(headcounts, headcounts)
def test_the_steps_multiply_to_the_whole_climb(white, group):
    found = progression.race_disparity_ratio(white, group)
    product = found["lower_middle"].ratio * found["middle_upper"].ratio
    np.testing.assert_allclose(product, found["lower_upper"].ratio, rtol=1e-9)


def test_an_empty_tier_adds_a_half_to_all_six_and_says_so():
    found = progression.race_disparity_ratio((100, 50, 20), (40, 10, 0))
    assert found["lower_middle"].ratio[0] == pytest.approx((50.5 / 100.5) / (10.5 / 40.5))
    assert found["middle_upper"].ratio[0] == pytest.approx((20.5 / 50.5) / (0.5 / 10.5))
    assert all(step.method[0] == progression.LOG_ADDED for step in found.values())


def test_a_tier_with_nobody_at_all_is_not_computable():
    found = progression.race_disparity_ratio((100, 50, 0), (40, 10, 0))
    assert all(np.isnan(step.ratio[0]) and step.method[0] == progression.NOT_COMPUTABLE for step in found.values())


def test_a_group_that_the_whole_lacks_has_no_index():
    found = progression.representation_index([0], [10], [0], [100])
    assert np.isnan(found.value[0])


def test_parity_may_be_reached_already():
    parity = progression.staff_to_parity(upper_count=40, upper_base=100, whole_count=300, whole_base=1000)
    assert (parity.share, parity.needed) == (0.3, -10)
