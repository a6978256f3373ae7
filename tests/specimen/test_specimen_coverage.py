"""What is planted in a specimen lies inside the intervals that the build puts around it, 95 times in a hundred."""

from __future__ import annotations

import duckdb
import pytest
from scipy.stats import binomtest

from atlas.specimen.writing import TRUTH

_HELD = """
    select
        indicator,
        count(*) filter (truth.ratio * {moved} between ratio_harm_low and ratio_harm_high) as ratios,
        count(*) filter (
            truth.bme - truth.white between difference_low and difference_high
        ) as differences,
        count(*) filter (truth.bme between bme_low and bme_high) as levels,
        count(*) as all_of_them
    from read_csv('{truth}') as truth
    join measure using (organisation, wres_year, indicator)
    where part = 'whole' and breakdown = '' and truth.ratio is not null and ratio_harm_low is not null
    group by indicator order by indicator
"""


@pytest.fixture(scope="module")
def held(specimen_settings):
    path = specimen_settings.warehouse.parent / TRUTH

    def ask(moved: float = 1.0):
        with duckdb.connect(str(specimen_settings.warehouse), read_only=True) as connection:
            return connection.execute(_HELD.format(truth=path, moved=moved)).fetchall()

    return ask


def test_planted_truths_are_held_by_the_intervals_of_every_indicator(held):
    rows = held()
    assert len(rows) == 7
    for indicator, *found, count in rows:
        assert count > 100, indicator
        for hits in found:
            assert binomtest(hits, count, 0.95).pvalue > 0.001 or hits / count > 0.95, (indicator, hits, count)


def test_of_all_indicators_together_about_95_in_a_hundred_are_held(held):
    rows = held()
    count = sum(row[-1] for row in rows)
    for column in (1, 2, 3):
        assert 0.93 < sum(row[column] for row in rows) / count < 0.97


def test_a_truth_that_was_not_planted_is_not_held(held):
    rows = held(moved=1.2)
    assert sum(row[1] for row in rows) / sum(row[-1] for row in rows) < 0.8
