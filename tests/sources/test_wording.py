"""The words round a number decide whether it is exact, rounded or a bound."""

from __future__ import annotations

import pytest

from atlas.sources import wording


@pytest.mark.parametrize(
    ("unit", "note", "precision", "bound"),
    [
        ("percent of respondents", "", "exact", ""),
        ("percent of workforce (rounded)", "", "rounded", ""),
        ('ratio ("twice")', "", "rounded", ""),
        ('percent of respondents (about: "around a fifth")', "", "rounded", ""),
        ('percent of workforce, London ("almost 50")', "", "bound", "upper"),
        ('ratio, lower bound ("over twice")', "", "bound", "lower"),
        ("percent of staff (printed as over 19%)", "", "bound", "lower"),
        ('percent of respondents, upper bound ("nearly one in five")', "", "bound", "upper"),
        ("percent of workforce", '"around 5 per cent"; 99 BME of more than 2000', "rounded", ""),
        ("percent of respondents", "up more than 10 points on 2019", "exact", ""),
        ("percent of respondents", "nine people in all, over two years", "exact", ""),
        ("relative likelihood", 'text says "nearly five times (4.52)"', "bound", "upper"),
    ],
)
def test_judge(unit: str, note: str, precision: str, bound: str) -> None:
    assert wording.judge(unit, note) == wording.Wording(precision, bound)


def test_a_bound_says_on_which_side_the_truth_lies() -> None:
    assert wording.Wording("bound", "lower").sentence == "a lower bound: the true value is above it"
    assert wording.Wording("bound", "upper").sentence == "an upper bound: the true value is below it"
    assert wording.EXACT.sentence == ""
