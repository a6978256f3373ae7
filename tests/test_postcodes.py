"""A whole postcode is cut to its first half, and nothing else is."""

from __future__ import annotations

import re

import pytest

from atlas import postcodes


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("LS9 7TF", "LS9"), ("ls97tf", "ls9"), ("SW1A 1AA", "SW1A"), ("M1 1AE", "M1"), ("M11AE", "M1"),
        ("near EC1A1BB please", "near EC1A please"), ("B33 8TH and CR2 6XH", "B33 and CR2"),
        ("LS9", "LS9"), ("RR8", "RR8"), ("R1F", "R1F"), ("E54000054", "E54000054"), ("RR8 NHS trust", "RR8 NHS trust"),
        ("leeds teaching", "leeds teaching"), ("", ""),
    ],
)  # fmt: skip
def test_only_the_second_half_goes(typed, kept):
    assert postcodes.cut(typed) == kept
    # What a browser refuses to send is exactly what would be cut.
    assert bool(re.fullmatch(postcodes.REFUSED_WHOLE, typed)) == (typed == kept)


@pytest.mark.parametrize(
    ("text", "half"),
    [("ls9", "LS9"), (" SW1A ", "SW1A"), ("M1", "M1"), ("leeds", ""), ("LS9 7", ""), ("", "")],
)
def test_a_first_half_is_recognised(text, half):
    assert postcodes.first_half(text) == half
