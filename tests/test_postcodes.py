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
        ("LS9-7TF", "LS9"), ("LS9–7TF", "LS9"), ("ls9.7tf", "ls9"), ("LS9_7TF", "LS9"), ("LS9   7TF", "LS9"),
        ("LS9, 7TF", "LS9"), ("LS9\u00a07TF", "LS9"), ("LS 9 7TF", "LS9"), ("_LS9-7TF_", "_LS9_"),
        ("Leeds LS9 7TF", "Leeds LS9"), ("LS9 7TF, Leeds", "LS9, Leeds"), ("Leeds(ls9-7tf)", "Leeds(ls9)"),
        ("LS9 7", "LS9"), ("LS9 7T", "LS9"), ("LS9 7, Leeds", "LS9, Leeds"), ("LS9 7 7TF", "LS9"),
        ("WRES 2024-25", "WRES 2024-25"), ("R1A,R1F,RR8", "R1A,R1F,RR8"), ("2024-05-01", "2024-05-01"),
        ("v3.0", "v3.0"),
    ],
)  # fmt: skip
def test_only_the_second_half_goes(typed, kept):
    assert postcodes.cut(typed) == kept
    # What a browser refuses to send is exactly what would be cut.
    assert bool(re.fullmatch(postcodes.REFUSED_WHOLE, typed)) == (typed == kept)


@pytest.mark.parametrize(
    ("text", "found"),
    [("Leeds LS9", ["LS9"]), ("ls9, leeds or EC1A", ["LS9", "EC1A"]), ("Leeds", []), ("E54000054", []), ("", [])],
)
def test_first_halves_are_found_among_other_words(text, found):
    assert postcodes.halves(text) == found


@pytest.mark.parametrize(("text", "begun"), [("ls", "LS"), (" EC1 ", "EC1"), ("b", "B"), ("leeds", ""), ("EC1A", "")])
def test_the_beginning_of_a_first_half_is_recognised(text, begun):
    assert postcodes.incomplete(text) == begun


@pytest.mark.parametrize(
    ("text", "half"),
    [("ls9", "LS9"), (" SW1A ", "SW1A"), ("M1", "M1"), ("leeds", ""), ("LS9 7", ""), ("", "")],
)
def test_a_first_half_is_recognised(text, half):
    assert postcodes.first_half(text) == half
