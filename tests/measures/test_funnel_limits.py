"""Funnel limits and over-dispersion: values by hand, against the library, and over many drawn groups."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.stats.meta_analysis import combine_effects

from atlas.measures import funnel, intervals


def test_the_standard_error_is_that_of_katz_formula():
    bounds = intervals.ratio(300, 1200, 120, 800)
    value, se = funnel.log_ratio((300 / 1200) / (120 / 800), bounds.low, bounds.high)
    assert value[0] == pytest.approx(np.log(5 / 3))
    assert se[0] == pytest.approx(np.sqrt(1 / 300 - 1 / 1200 + 1 / 120 - 1 / 800))


@pytest.mark.parametrize(
    ("level", "tau2", "low", "high"),
    [(0.95, 0.0, 0.8220, 1.2165), (0.998, 0.0, 0.7342, 1.3621), (0.95, 0.01, 0.7579, 1.3194)],
)
def test_limits_around_equality(level, tau2, low, high):
    # exp(± 1.959964 × 0.1), exp(± 3.090232 × 0.1), exp(± 1.959964 × √0.02).
    bounds = funnel.limits(0.0, 0.1, level, tau2)
    assert (bounds.low[0], bounds.high[0]) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_the_target_moves_the_limits_and_not_their_width():
    around_one, around_two = funnel.limits(0.0, 0.2, 0.95), funnel.limits(np.log(2), 0.2, 0.95)
    assert around_two.high[0] == pytest.approx(2 * around_one.high[0])


def test_zones_and_words():
    zones = funnel.zones([1.9, 2.0, 3.2, -1.9, -2.0, -3.2])
    assert zones == ["inside", "above 95", "above 99.8", "inside", "below 95", "below 99.8"]
    same = "no different"
    words = [same, same, "stands out worse", same, same, "stands out better"]
    assert [funnel.standing(zone) for zone in zones] == words


def test_dispersion_by_hand():
    # z = −2, 0, 2: phi = 8/3, just over 1 + 2√(2/3) = 2.63; 0.08 / (0.01 + τ²) = 3 − 1 for τ² = 0.03.
    found = funnel.dispersion([0.0, 0.2, 0.4], [0.1, 0.1, 0.1], winsorised=0)
    assert (found.phi, found.over, found.tau2) == (pytest.approx(8 / 3), True, pytest.approx(0.03))


def test_the_most_extreme_tenth_is_drawn_in():
    # −9 and 9 count as −1 and 1: 6 of 10, over 0.67865, the variance of a normal so treated.
    values = [-9, -1, -1, 0, 0, 0, 0, 1, 1, 9]
    assert funnel.dispersion(values, [1.0] * 10).phi == pytest.approx(0.6 / 0.67865, abs=1e-4)


def test_without_drawing_in_it_is_paule_and_mandel():
    random = np.random.default_rng(1)
    se = random.uniform(0.05, 0.3, 40)
    values = random.normal(0.2, np.sqrt(se**2 + 0.04))
    expected = combine_effects(values, se**2, method_re="iterated", atol=1e-10).tau2
    assert funnel.dispersion(values, se, winsorised=0).tau2 == pytest.approx(expected, rel=1e-4)


def test_chance_alone_has_a_factor_of_one_and_is_seldom_called_spread():
    random = np.random.default_rng(2)
    found = []
    for _ in range(300):
        se = random.uniform(0.03, 0.15, 160)
        found.append(funnel.dispersion(random.normal(0.16, se), se))
    assert np.mean([one.phi for one in found]) == pytest.approx(1, abs=0.03)
    assert np.mean([one.over for one in found]) < 0.08


def test_limits_with_the_spread_hold_what_they_say():
    """Where trusts really differ, chance's limits flag a quarter; those that count the spread, 5 and 0.2 per cent."""
    random = np.random.default_rng(3)
    by_chance, inner, outer = [], [], []
    for _ in range(120):
        se = random.uniform(0.03, 0.15, 160)
        values = random.normal(random.normal(0.16, 0.12, 160), se)
        tau2 = funnel.dispersion(values, se).tau2
        by_chance.append(np.mean(np.abs(funnel.z_scores(values, se, 0.16)) > 1.96))
        z = np.abs(funnel.z_scores(values, se, 0.16, tau2))
        inner.append(np.mean(z > 1.959964))
        outer.append(np.mean(z > 3.090232))
    assert np.mean(by_chance) > 0.25
    assert np.mean(inner) == pytest.approx(0.05, abs=0.01)
    assert np.mean(outer) < 0.004


def test_one_that_stands_out_does_not_widen_its_own_limits():
    random = np.random.default_rng(4)
    se = np.full(100, 0.1)
    values = random.normal(0, 0.15, 100)
    usual = funnel.dispersion(values, se).tau2
    values[:3] += 1.0
    assert funnel.dispersion(values, se).tau2 < 1.35 * usual
    assert funnel.dispersion(values, se, winsorised=0).tau2 > 2 * usual
