from __future__ import annotations

import numpy as np
import pytest

from atlas.proof import rows, world
from atlas.warehouse import judge

BAD, GOOD = judge.definition("bme/white", "lower", "rate"), judge.definition("bme/white", "higher", "rate")
KINDS = {kind.number: kind for kind in world.KINDS}


@pytest.mark.parametrize(("number", "definition"), [(8, BAD), (7, GOOD)])
def test_the_planted_ratio_of_harm_stands_in_the_true_rates(number, definition):
    found = world.trusts(KINDS[number], definition, np.full(50, 1000.0), np.full(50, 1.5), np.random.default_rng(1))
    over = found.bme_rate / found.white_rate
    assert over == pytest.approx(np.full(50, 1.5 if definition is BAD else 1 / 1.5))
    assert found.bme_base + found.white_base == pytest.approx(np.full(50, 1000.0))


def test_as_many_cases_are_expected_as_the_size_says():
    cases = np.array([10.0, 60.0])
    found = world.trusts(KINDS[3], BAD, cases, np.array([1.0, 2.0]), np.random.default_rng(1))
    expected = found.bme_base * found.bme_rate + found.white_base * found.white_rate
    assert expected == pytest.approx(cases, rel=0.01)


def test_many_draws_have_the_true_mean():
    trusts = world.trusts(KINDS[8], BAD, np.array([800.0]), np.array([2.0]), np.random.default_rng(1))
    (bme, base), _ = trusts.repeated(4000).counts(np.random.default_rng(2))
    assert bme.mean() / base[0] == pytest.approx(trusts.bme_rate[0], rel=0.03)


@pytest.mark.parametrize(
    ("section", "value", "result"),
    [("coverage", 92.9, "missed"), ("coverage", 93.0, "as wanted"), ("coverage", 97.1, "conservative"),
     ("funnel", 97.1, "missed")],
)  # fmt: skip
def test_a_number_is_held_against_what_is_wanted(section, value, result):
    assert rows.Row(section, "", "", "", "", "", value, 1.0, 93.0, 97.0, 2000).result == result


def test_a_share_has_its_monte_carlo_error_even_where_nothing_was_hit():
    assert rows.share([True, False, False, False] * 25) == (25.0, pytest.approx(196 * np.sqrt(0.25 * 0.75 / 100)), 100)
    assert rows.share(np.zeros(100, dtype=bool)) == (0.0, pytest.approx(1.96), 100)


def test_methods_are_named_most_used_first():
    assert rows.methods(np.array(["a", "b", "b", "b"], dtype=object)) == "b (75 %); a (25 %)"
