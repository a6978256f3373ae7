"""Belief in fair progression by trust, in words."""

from __future__ import annotations

import pytest

from atlas.sentences import fair_progression as say

REASON = "does not hold after allowing for many comparisons"


def trust(verdict, difference=3.0, points=(1.0, 5.0), ratio=(1.1, 1.3), **values):
    return {
        "place": 7, "name": f"Trust {difference:g}", "difference_harm": difference, "difference_harm_low": points[0],
        "difference_harm_high": points[1], "ratio_harm_low": ratio[0], "ratio_harm_high": ratio[1],
        "verdict": verdict, "verdict_reason": REASON, "compared": 159,
    } | values  # fmt: skip


def test_trusts_by_verdict_and_from_where_to_where():
    rows = [
        trust("gap", 13.4),
        trust("gap"),
        trust("large gap"),
        trust("unclear"),
        trust("reverse gap", -8.0, (-14.9, -0.9)),
    ]
    assert say.finding(rows, "London") == (
        "At 3 of 5 trusts in London, BME staff were less likely than White staff to believe that career progression is "
        "fair, by more than chance; at 1 the gap is large. Reverse gap at 1 and unclear at 1. White minus BME, the "
        "difference runs from 8.0 percentage points the other way at Trust -8 to 13.4 percentage points at Trust 13.4."
    )
    assert say.finding([], "London") == "No trust in London has published both rates."
    assert say.finding(rows[:1], "London").endswith("at none is the gap large.")


def test_hovering_says_the_direction_in_words():
    assert say.hover(trust("unclear", -8.0, (-14.9, -0.9))) == (
        "7. Trust -8: 8.0 percentage points the other way<br>95 % interval −14.9 to −0.9<br>unclear"
    )
    assert say.hover(trust("not judged", 2.0, (None, None))) == (
        "7. Trust 2: 2.0 percentage points<br>no interval<br>not judged"
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (trust("gap"), ""),
        (trust("reverse gap", -8.0, (-14.9, -0.9), (0.8, 0.9)), ""),
        (trust("unclear", 2.0, (-1.0, 5.0), (0.9, 1.2)), ""),
        (trust("not judged", 2.0, (None, None)), ""),
        (trust("unclear", -8.0, (-14.9, -0.9), (0.77, 0.98)), REASON),
        (trust("unclear", 2.0, (0.1, 5.0), (0.996, 1.4), verdict_reason="holds equality"),
         "judged on the ratio, 0.996 to 1.400: holds equality"),
    ],
)  # fmt: skip
def test_a_verdict_is_explained_where_the_interval_of_the_difference_says_something_else(row, said):
    assert say.why(row) == said


def test_the_note_counts_the_comparisons():
    assert say.comparisons([trust("gap")]).startswith("Verdicts allow for 159 comparisons, one for each trust")
    assert say.comparisons([]) == ""


def test_who_is_missing_among_the_trusts_is_said():
    rows = [{"trust_type": "acute", "units_with": 2, "units_all": 3},
            {"trust_type": "mental_health", "units_with": 0, "units_all": 5}]  # fmt: skip
    assert say.coverage(rows) == (
        "2 of 8 reporting units surveyed have both rates: acute 2 of 3; mental health none of 5. No mental "
        "health trust is among them."
    )
