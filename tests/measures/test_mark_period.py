"""The mark over the years: awarded at once, withdrawn only on two failing years in a row, lapsing when not met."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas.measures.mark_period import held
from atlas.measures.mark_states import MET, MISSING, NOT_MET, TOO_FEW
from atlas.warehouse import mark_method

METHOD = mark_method.read(Path(__file__).resolve().parents[2] / "data/mark/1.toml")
# What a year alone gives: gold, silver, bronze, failing everything, nothing published, too little to say.
YEAR = {
    "g": (MET, MET, MET), "s": (MET, MET, NOT_MET), "b": (MET, NOT_MET, NOT_MET), "n": (NOT_MET,) * 3,
    "?": (MISSING,) * 3, "~": (TOO_FEW,) * 3,
}  # fmt: skip
SHORT = {"gold": "G", "silver": "S", "bronze": "B", "no mark": "n", "not assessed": "?"}


def marks(years, method=METHOD):
    """The marks of a run of years as letters."""
    states = {2016 + n: dict(zip(("bronze", "silver", "gold"), YEAR[y], strict=True)) for n, y in enumerate(years)}
    return "".join(SHORT[one.level] for one in held(states, method))


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("bbb", "BBB"),
        ("bnb", "BBB"),  # one failing year does not withdraw
        ("bnn", "BBn"),  # two in a row do
        ("bnbn", "BBBB"),  # a year that meets it again clears the count
        ("sbb", "SSB"),  # two years below silver lower it to what they give
        ("gss", "GGS"),
        ("bsg", "BSG"),  # better is given at once
        ("b???", "BBB?"),  # valid for three WRES years, that of the award with them, and then it lapses
        ("b~~~", "BBB?"),
        ("n?b", "n?B"),
        ("~?~", "???"),
        ("b?n", "BBB"),
        ("bn?n", "BBBn"),  # a year that can't be told neither counts nor clears
    ],
)
def test_one_bad_year_is_chance_and_two_are_not(years, expected):
    assert marks(years) == expected


def test_without_hysteresis_a_mark_flips_with_every_year():
    assert marks("bnbn", METHOD.with_value("period.failing_years", 1)) == "BnBn"


def test_since_last_met_and_valid_to_are_told():
    states = {2020 + n: dict(zip(("bronze", "silver", "gold"), YEAR[y], strict=True)) for n, y in enumerate("bbn?")}
    last = held(states, METHOD)[-1]
    assert (last.level, last.since, last.last_met, last.valid_to, last.failing) == ("bronze", 2020, 2021, 2023, 1)
    assert [one.event for one in held(states, METHOD)] == [
        "awarded", "renewed", "kept after a failing year", "kept, as this year can’t tell",
    ]  # fmt: skip


# A level that the year neither meets nor fails, with the one below it met: silver is open, bronze is given.
OPEN_SILVER = {"bronze": MET, "silver": TOO_FEW, "gold": NOT_MET}


def events(*years):
    """Level and event of each year, from the first letters of ``YEAR`` or states."""
    states = {
        2020 + n: dict(zip(("bronze", "silver", "gold"), YEAR[y], strict=True)) if isinstance(y, str) else y
        for n, y in enumerate(years)
    }
    return [(one.level, one.event) for one in held(states, METHOD)]


def test_a_year_with_all_figures_that_cannot_tell_is_not_said_to_be_unchecked():
    assert events("s", OPEN_SILVER)[1] == ("silver", "kept, as this year can’t tell")


def test_a_level_lowered_because_it_lapsed_is_not_said_to_have_failed():
    lapsed = events("s", OPEN_SILVER, OPEN_SILVER, OPEN_SILVER)
    assert [level for level, _ in lapsed] == ["silver", "silver", "silver", "bronze"]
    assert lapsed[3] == ("bronze", "lapsed to a lower level")
    assert events("s", "b", "b")[2] == ("bronze", "lowered after failing years")
    assert events("b", "n", "n")[2] == ("no mark", "withdrawn after failing years")
    assert events("b", "~", "~", "~")[3] == ("not assessed", "lapsed")


def test_later_years_change_nothing_of_the_years_before():
    for years in ("bsgnn?b", "gnnb", "?b?~sn"):
        for upto in range(1, len(years)):
            assert marks(years)[:upto] == marks(years[:upto])
