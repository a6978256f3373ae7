"""Numbers, dates and lists in words."""

from __future__ import annotations

from datetime import date

import pytest

from atlas.sentences import words


def test_days_and_periods():
    assert words.day("2022-06-30") == "30 June 2022"
    assert words.day(date(2024, 3, 31)) == "31 March 2024"
    survey = {"period_kind": "survey", "survey_year": 2024, "wres_year": 2025}
    assert words.period(survey) == "autumn 2024 survey (WRES 2025)"
    year = {"period_kind": "financial_year", "financial_year": "2022/23", "wres_year": 2023}
    assert words.period(year) == "financial year 2022/23 (WRES 2023)"
    snapshot = {"period_kind": "snapshot", "period_end": date(2022, 6, 30), "wres_year": None}
    assert words.period(snapshot) == "30 June 2022"


@pytest.mark.parametrize(
    ("percent", "text"),
    [(16.5, "17 of 100"), (49.5, "50 of 100"), (0.3, "fewer than 1 of 100"), (0, "0 of 100"), (15.2, "15 of 100")],
)
def test_natural_frequencies_round_halves_up(percent, text):
    assert words.of_hundred(percent) == text


def test_lists_counts_and_points():
    assert words.joined(["a"]) == "a"
    assert words.joined(["a", "b", "c"]) == "a, b and c"
    assert words.joined([]) == ""
    assert words.counted(1, "trust") == "1 trust"
    assert words.counted(1200, "trust") == "1,200 trusts"
    assert words.counted(2, "body", "bodies") == "2 bodies"
    assert words.points(-1.04) == "1 percentage point"
    assert words.points(-9.34) == "9.3 percentage points"
    assert words.times(1.666) == "1.67 times as likely"
    assert (words.place("Midlands"), words.place("London")) == ("the Midlands", "London")
