"""Mean, shrinkage, places and change: values by hand, and coverage over many drawn groups."""

from __future__ import annotations

import numpy as np
import pytest

from atlas.measures import shrinkage
from atlas.measures.shrinkage import Group, Measured


def test_three_by_hand():
    # Q = 8, τ² = (8 − 2) / 200 = 0.03; the mean's error √(0.04 / 3); three quarters of each distance remain.
    whole = shrinkage.group([0.0, 0.2, 0.4], [0.1, 0.1, 0.1])
    assert (whole.mean, whole.tau2) == (pytest.approx(0.2), pytest.approx(0.03))
    assert whole.se == pytest.approx(np.sqrt(0.04 / 3))
    found = shrinkage.shrunken([0.0, 0.2, 0.4], [0.1, 0.1, 0.1], whole)
    assert found.value.tolist() == pytest.approx([0.05, 0.2, 0.35])
    assert found.se[0] == pytest.approx(np.sqrt(0.75 * 0.01 + 0.0625 * 0.04 / 3))


def test_the_uncertainty_of_the_spread_widens_those_far_out():
    # τ² = 17/300, weight 0.85; 0.0085 + (0.15 × √(1/60))² + 2 / (4 − 3) × (0.15 × 0.3)² = 0.012925.
    values, se = [0.0, 0.2, 0.4, 0.6], [0.1] * 4
    found = shrinkage.shrunken(values, se, shrinkage.group(values, se))
    assert found.weight[0] == pytest.approx(0.85)
    assert found.se[0] == pytest.approx(np.sqrt(0.012925))


def test_members_that_differ_less_than_chance_are_all_given_the_mean():
    whole = shrinkage.group([0.1, 0.11, 0.09, 0.1], [0.1, 0.1, 0.1, 0.2])
    assert whole.tau2 == 0
    assert shrinkage.shrunken([0.1, 0.5], [0.1, 0.1], whole).value.tolist() == pytest.approx([whole.mean] * 2)


def test_the_fewer_answered_the_further_it_is_drawn():
    values, se = np.array([0.5, 0.5, 0.0, -0.5, 0.1]), np.array([0.3, 0.05, 0.1, 0.1, 0.1])
    found = shrinkage.shrunken(values, se, shrinkage.group(values, se))
    assert found.value[0] < found.value[1] < 0.5


def test_ratios_printed_alike_share_a_place():
    assert shrinkage.ranks([1.2, 1.504, 1.496, 0.9]) == ([3, 1, 1, 4], [False, True, True, False])


def test_places_far_apart_are_certain_and_places_without_spread_are_not():
    values, se = [3.0, 1.0, 2.0, 0.0], [0.01] * 4
    certain = shrinkage.rank_intervals(values, se, shrinkage.group(values, se))
    assert certain.low.tolist() == certain.high.tolist() == [1, 3, 2, 4]
    alike = shrinkage.rank_intervals([0.1] * 4, [0.1] * 4, shrinkage.group([0.1] * 4, [0.1] * 4))
    assert (alike.low.tolist(), alike.high.tolist()) == ([1] * 4, [4] * 4)


def test_places_are_the_same_in_every_build():
    values, se = np.linspace(0, 1, 20), np.full(20, 0.2)
    first, second = (shrinkage.rank_intervals(values, se, shrinkage.group(values, se)) for _ in range(2))
    assert first.low.tolist() == second.low.tolist() and first.high.tolist() == second.high.tolist()


def test_intervals_of_ratios_and_places_cover_the_truth():
    """As many trusts, errors and spread as indicator 7 has: 95 per cent, give or take."""
    random = np.random.default_rng(5)
    ratios, places = [], []
    for number in range(80):
        se = random.uniform(0.02, 0.1, 159)
        truth = random.normal(0.16, 0.06, 159)
        values = random.normal(truth, se)
        whole = shrinkage.group(values, se)
        low, high = shrinkage.shrunken(values, se, whole).bounds
        ratios.append(np.mean((low <= truth) & (truth <= high)))
        place = 1 + np.argsort(np.argsort(-truth))
        found = shrinkage.rank_intervals(values, se, whole, draws=300, seed=number)
        places.append(np.mean((found.low <= place) & (place <= found.high)))
    assert 0.93 <= np.mean(ratios) <= 0.97
    assert 0.93 <= np.mean(places) <= 0.97


def measured(log_ratio, se, tau2=0.01):
    return Measured(log_ratio, se, Group(0.2, 0.01, tau2, 0.01, 100))


def test_change_by_hand():
    # e^−0.2, and ± 1.959964 × √0.02 around it on the log scale.
    found = shrinkage.change(measured(0.5, 0.1), measured(0.3, 0.1))
    assert (found.ratio, found.low, found.high) == (
        pytest.approx(0.81873, abs=1e-5), pytest.approx(0.62053, abs=1e-4), pytest.approx(1.08024, abs=1e-4),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "back"),
    [
        (measured(0.5, 0.1), measured(0.3, 0.1), True),  # 3 errors out, expected back at 0.35
        (measured(0.3, 0.1), measured(0.2, 0.1), False),  # was within chance of the mean
        (measured(0.5, 0.1), measured(0.6, 0.1), False),  # further out
        (measured(0.5, 0.05, 0.04), measured(0.22, 0.05, 0.04), False),  # came back more than chance would bring it
    ],
)
def test_a_return_to_the_mean_is_told_from_a_change(first, last, back):
    assert shrinkage.change(first, last).toward_mean is back


def test_most_that_stood_out_by_chance_are_flagged_when_nothing_changed():
    random = np.random.default_rng(6)
    truth, se = random.normal(0.2, 0.05, 2000), 0.1
    years = [random.normal(truth, se) for _ in range(2)]
    whole = [shrinkage.group(values, np.full(2000, se)) for values in years]
    out = np.flatnonzero(np.abs(years[0] - whole[0].mean) > 1.96 * se)
    changes = [shrinkage.change(*(Measured(years[n][i], se, whole[n]) for n in (0, 1))) for i in out]
    assert np.mean([one.toward_mean for one in changes]) > 0.85
