from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import Table2x2

from atlas.measures import intervals, progression


def test_wilson_equals_its_formula():
    p, n, z = 52 / 259, 259, 1.959964
    centre = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z * math.sqrt(p * (1 - p) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    found = intervals.wilson(52, 259)
    assert found.low[0] == pytest.approx(centre - half, abs=1e-6)
    assert found.high[0] == pytest.approx(centre + half, abs=1e-6)


def test_katz_equals_its_formula():
    error = math.sqrt(1 / 300 - 1 / 1200 + 1 / 120 - 1 / 800)
    found = intervals.ratio(300, 1200, 120, 800)
    assert found.low[0] == pytest.approx(math.exp(math.log(5 / 3) - 1.959964 * error), rel=1e-5)
    assert found.high[0] == pytest.approx(math.exp(math.log(5 / 3) + 1.959964 * error), rel=1e-5)
    assert found.method[0] == intervals.KATZ


def test_both_printed_intervals_of_nine_cases():
    assert intervals.katz(9, 750, 17, 2430).low[0] == pytest.approx(0.77, abs=0.005)
    assert intervals.katz(9, 750, 17, 2430).high[0] == pytest.approx(3.83, abs=0.005)
    assert intervals.score(9, 750, 17, 2430).low[0] == pytest.approx(0.78, abs=0.005)
    assert intervals.score(9, 750, 17, 2430).high[0] == pytest.approx(3.75, abs=0.005)


def test_each_row_gets_the_method_its_smallest_cell_calls_for():
    found = intervals.ratio([300, 9, 0, 745], [1200, 750, 50, 750], [120, 17, 17, 17], [800, 2430, 2430, 2430])
    assert list(found.method) == [intervals.KATZ, intervals.SCORE, intervals.KATZ_ADDED, intervals.SCORE]


def test_a_table_that_stands_twice_gets_the_same_score_interval_in_its_own_place():
    found = intervals.score([9, 3, 9], [750, 14, 750], [17, 5, 17], [2430, 40, 2430])
    alone = intervals.score(3, 14, 5, 40)
    assert (found.low[0], found.high[0]) == (found.low[2], found.high[2]) != (found.low[1], found.high[1])
    assert (found.low[1], found.high[1]) == (alone.low[0], alone.high[0])


def test_an_empty_cell_gives_neither_infinity_nor_nought():
    found = intervals.ratio([0, 5], [50, 50], [17, 0], [2430, 40])
    assert np.isfinite(found.low).all() and np.isfinite(found.high).all()
    assert (found.low > 0).all()


def test_half_is_added_to_each_of_the_four_cells():
    assert [float(x[0]) for x in intervals.with_half_added(0, 50, 17, 2430)] == [0.5, 51.0, 17.5, 2431.0]


def test_estimated_counts_need_not_be_whole():
    found = intervals.ratio(52.4, 259.1, 64.2, 953.7)
    assert found.low[0] < (52.4 / 259.1) / (64.2 / 953.7) < found.high[0]


@given(st.floats(1, 500), st.floats(600, 5000), st.floats(1, 500), st.floats(600, 5000))
def test_turning_a_ratio_over_turns_its_interval_over(a: float, n: float, b: float, m: float):
    there, back = intervals.ratio(a, n, b, m), intervals.ratio(b, m, a, n)
    assert there.low[0] == pytest.approx(1 / back.high[0], rel=1e-3)
    assert there.high[0] == pytest.approx(1 / back.low[0], rel=1e-3)


@given(st.floats(0, 100), st.floats(100, 5000), st.floats(0, 100), st.floats(100, 5000))
def test_a_difference_lies_inside_its_interval(a: float, n: float, b: float, m: float):
    found = intervals.difference(a, n, b, m)
    assert found.low[0] - 1e-9 <= a / n - b / m <= found.high[0] + 1e-9


def test_the_disparity_ratio_equals_the_odds_ratio_of_the_library():
    found = progression.race_disparity_ratio((1589, 230, 136), (515, 73, 17))["lower_upper"]
    table = Table2x2(np.array([[136, 1589], [17, 515]]))
    assert found.ratio[0] == pytest.approx(table.oddsratio)
    assert (found.low[0], found.high[0]) == pytest.approx(table.oddsratio_confint(), rel=1e-6)
