from __future__ import annotations

import pytest

from atlas.measures import pooling, trend


@pytest.mark.parametrize(
    ("years", "breaks", "expected"),
    [
        ([2021, 2022, 2023, 2024], [], [[2021, 2022, 2023, 2024]]),
        ([2019, 2021, 2022], [], [[2019], [2021, 2022]]),
        ([2021, 2022, 2023], [2023], [[2021, 2022], [2023]]),
        ([2021, 2022], [2021], [[2021, 2022]]),
        ([2019, 2021, 2022], [2020, 2022], [[2019], [2021], [2022]]),
        ([], [2021], []),
    ],
)
def test_spans_are_cut_at_breaks_and_missing_years(years, breaks, expected):
    assert trend.spans(years, breaks) == expected


@pytest.mark.parametrize(
    ("low", "high", "word"), [(0.1, 2, "up"), (-2, -0.1, "down"), (-1, 1, "no clear change"), (0, 1, "no clear change")]
)
def test_a_change_is_read_from_its_interval(low, high, word):
    assert trend.reading(low, high) == word


def test_pooling_sums_people_and_is_no_mean_of_rates():
    # Two trusts whose ratios are both 1.5 and whose pooled ratio is not, since their mixes differ (Simpson).
    bme = pooling.pool([30, 15], [900, 100])
    white = pooling.pool([20, 10], [100, 900])
    assert bme.rate == pytest.approx(28.5)
    assert white.rate == pytest.approx(11.0)
    assert bme.rate / white.rate == pytest.approx(2.59, abs=0.005)


def test_nobody_cannot_be_pooled():
    with pytest.raises(ValueError, match="without people"):
        pooling.pool([], [])
    assert pooling.share_covered(0, 0) == 0
