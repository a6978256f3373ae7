from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.measures.verdict import MANY_COMPARISONS, Evidence, Thresholds, verdict

LIMITS = Thresholds(1.25, 0.8, 1.25, 5.0, 0.05, 11, 5)
CLEAR = Evidence("ratio", "", 500, None, (1.3, 1.8), (3.0, 9.0), True, 0.001, 0.001, 0.999, 0.999)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({}, "large gap"),
        ({"missing": "one group only", "ratio": None}, "not judged"),
        ({"smallest_base": 10.9}, "too few to say"),
        ({"smallest_base": 11}, "large gap"),
        ({"smallest_events": 4}, "too few to say"),
        ({"smallest_events": 5}, "large gap"),
        ({"ratio": (1.25, 1.8)}, "gap"),
        ({"ratio": (1.01, 1.2), "difference": (0.1, 2.0), "q_equitable": 0.001}, "gap"),
        ({"ratio": (1.0, 1.8)}, "unclear"),
        ({"ratio": (0.5, 0.9), "q_reverse": 0.001}, "reverse gap"),
        ({"ratio": (0.9, 1.1), "difference": (-2.0, 2.0), "q_equitable": 0.001}, "equitable"),
        ({"ratio": (0.8, 1.25), "difference": (-5.0, 5.0), "q_equitable": 0.05}, "equitable"),
        ({"ratio": (0.9, 1.1), "difference": (-6.0, 2.0), "q_equitable": 0.001}, "unclear"),
        ({"ratio": (0.9, 1.1), "difference": None, "needs_difference": False, "q_equitable": 0.001}, "equitable"),
        ({"ratio": (0.79, 1.1), "difference": (-2.0, 2.0), "q_equitable": 0.001}, "unclear"),
    ],
)
def test_the_first_match_wins(change, word):
    assert verdict(replace(CLEAR, **change), LIMITS).word == word


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"q_large_gap": 0.06}, "gap"),
        ({"q_large_gap": 0.06, "q_gap": 0.06}, "unclear"),
        ({"ratio": (1.1, 1.3), "q_gap": 0.051}, "unclear"),
        ({"ratio": (0.5, 0.9), "q_reverse": 0.051}, "unclear"),
        ({"ratio": (0.9, 1.1), "difference": (-2.0, 2.0), "q_equitable": 0.051}, "unclear"),
    ],
)
def test_a_verdict_must_hold_after_allowing_for_many_comparisons(change, word):
    found = verdict(replace(CLEAR, **change), LIMITS)
    assert found.word == word
    assert (found.reason == MANY_COMPARISONS) == (word == "unclear")


@pytest.mark.parametrize(
    ("difference", "word"),
    [((2.0, 9.0), "gap"), ((-9.0, -2.0), "reverse gap"), ((-4.0, 4.0), "equitable"), ((-6.0, 4.0), "unclear")],
)
def test_shares_are_judged_on_points(difference, word):
    evidence = replace(
        CLEAR, judged_on="difference", ratio=None, difference=difference, q_reverse=0.001, q_equitable=0.001
    )
    assert verdict(evidence, LIMITS).word == word


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, "the ratio’s whole interval is above 1.25"),
        ({"ratio": (1.01, 1.8)}, "the ratio’s whole interval is on the worse side for BME staff"),
        ({"ratio": (0.9, 1.8)}, "the ratio’s interval holds both equality and a gap that matters"),
        (
            {"ratio": (0.9, 1.1), "difference": (-2.0, 5.1)},
            "the ratio’s whole interval is inside 0.8 to 1.25, but the difference’s interval reaches beyond 5 points",
        ),
        (
            {"ratio": (0.9, 1.1), "difference": None},
            "the ratio’s whole interval is inside 0.8 to 1.25, but there is no interval of the difference",
        ),
        (
            {"ratio": (0.9, 1.1), "difference": (-2.0, 2.0), "q_equitable": 0.001},
            "the ratio’s whole interval is inside 0.8 to 1.25, and the difference’s within 5 points",
        ),
        (
            {"judged_on": "difference", "ratio": None, "difference": (-3.0, 20.0)},
            "the difference’s interval holds both equality and a gap of more than 5 points",
        ),
        (
            {"judged_on": "difference", "ratio": None, "difference": (2.0, 20.0)},
            "the difference’s whole interval is on the worse side for BME staff",
        ),
    ],
)
def test_the_reason_says_which_interval_decides(change, reason):
    assert verdict(replace(CLEAR, **change), LIMITS).reason == reason


def test_the_reason_is_kept():
    assert verdict(replace(CLEAR, missing="printed only as a bound"), LIMITS).reason == "printed only as a bound"


def test_a_pair_without_interval_or_reason_is_a_mistake():
    with pytest.raises(ValueError, match="interval"):
        verdict(replace(CLEAR, ratio=None), LIMITS)
    with pytest.raises(ValueError, match="interval"):
        verdict(replace(CLEAR, judged_on="difference", difference=None), LIMITS)
