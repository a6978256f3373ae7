"""Who stands out, in words: numbers as in the rows, nothing called worst, both ways of a ratio named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from atlas import indicators
from atlas.sentences import gaps

KNOWN = indicators.load(Path(__file__).resolve().parents[2] / "data" / "indicators")
BAD, GOOD = KNOWN["discrimination"], KNOWN["career_progression"]


def row(name, ratio=1.2, **values):
    return {
        "name": name, "ratio_harm": ratio, "ratio_harm_low": ratio - 0.1, "ratio_harm_high": ratio + 0.1,
        "mean_harm": 1.17, "over_dispersed": True, "phi": 3.34, "by_chance": "inside", "by_spread": "inside",
        "by_equality": "above 95", "standing": gaps.SAME, "verdict": "gap", "rank": 1, "rank_low": 1, "rank_high": 40,
        "family_size": 4, "log_ratio": 0.18, "weight": 0.8, "shrunken": 1.19, "shrunken_low": 1.1,
        "shrunken_high": 1.28, "change_from": None, "change": None, "toward_mean": None, "basis": "estimated",
        "basis_note": "Respondents estimated.", "bme_base": 100.0, "white_base": 900.0, "source": "s",
        "period_kind": "survey", "survey_year": 2024, "wres_year": 2025,
    } | values  # fmt: skip


ROWS = [
    row("Ash", 1.6, by_chance="above 99.8", by_spread="above 99.8", standing=gaps.WORSE, rank_high=2),
    row("Beech", 1.4, by_chance="above 95", by_spread="above 95"),
    row("Cedar", verdict="equitable", by_equality="inside"),
    row("Dogwood", 0.8, by_chance="below 95", verdict="unclear", by_equality="below 95"),
]


def found(rows=ROWS, shown=None, indicator=GOOD, target="mean", chosen=""):
    return gaps.finding(rows, rows if shown is None else shown, indicator, "whole", target, chosen)


def test_against_the_average():
    assert found() == (
        "At the average of 4 trusts the share of White staff who believe that career progression and promotion are "
        "fair is 1.17 times that of BME staff. Trusts do differ: 3 lie outside the 95 % limits of chance, where about "
        "0.2 would if all were alike. Allowing for how much they differ, Ash stands out as worse for BME staff."
    )


def test_a_bad_thing_has_bme_staff_on_top():
    assert "the share of BME staff who were discriminated against" in found(indicator=BAD)
    assert "times that of White staff" in found(indicator=BAD)
    assert gaps.axis(BAD).startswith("BME staff ÷ White staff") and gaps.axis(GOOD).startswith("White staff ÷ BME")


def test_both_sides_and_none():
    both = [*ROWS, row("Elm", standing=gaps.BETTER)]
    assert found(both).endswith("Ash stands out as worse and Elm as better for BME staff.")
    assert found(ROWS[1:]).endswith("Allowing for how much they differ, no single trust stands out from the rest.")
    alike = [row(name, over_dispersed=False) for name in "AB"]
    assert "Trusts differ no more than chance explains: 0 lie outside" in found(alike)
    assert found(alike).endswith("No single trust stands out from the rest.")


def test_against_equality():
    text = found(target="equality")
    assert "In 2 of 4 trusts the ratio lies above the 95 % limits of chance" in text
    assert "in 1 below them" in text
    assert "2 have a gap or a large gap, and 1 is equitable" in text


@pytest.mark.parametrize(
    ("shown", "target", "said"),
    [
        ([], "mean", "No trust with a ratio is among those chosen (London)."),
        (ROWS[2:], "mean", "Of the 2 trusts chosen (London), none stands out."),
        (ROWS[:1], "mean", "Of the 1 trust chosen (London), 1 stands out worse."),
        (ROWS[:2], "equality", "Of the 2 trusts chosen (London), all have a gap or a large gap."),
        (ROWS[2:], "equality", "Of the 2 trusts chosen (London), none has a gap or a large gap."),
    ],
)
def test_of_those_chosen(shown, target, said):
    text = found(shown=shown, target=target, chosen="London")
    assert text.startswith(found(target=target))
    assert text.endswith(said)


def test_nothing_held_is_said():
    assert found([]) == "No indicator is held for enough trusts to hold one against the others."
    assert gaps.real([]) == []


def test_how_many_lie_outside_and_how_many_would_by_chance():
    chance, spread, equality = gaps.counts(ROWS)
    assert (chance["worse_95"], chance["better_95"], chance["worse_998"], chance["better_998"]) == (2, 1, 1, 0)
    assert (spread["worse_95"], spread["better_95"], spread["worse_998"]) == (2, 0, 1)
    assert (equality["worse_95"], equality["better_95"]) == (2, 1)
    assert (chance["expected_95"], chance["expected_998"]) == (pytest.approx(0.1), pytest.approx(0.004))


def test_those_between_the_limits_are_named_as_questions():
    text = " ".join(gaps.real(ROWS))
    assert "worse for BME staff: Beech. About 0.1 would lie there by chance" in text
    assert "vary 3.3 times as much (variance) as chance" in text
    assert "half of all trusts could stand at 40 or more of the 4 places" in text
    assert "goes from" in text and "came back" not in text


def test_a_return_to_the_average_is_no_improvement():
    rows = [row("Ash", change_from=2023, change=0.8, toward_mean=True), row("Elm", change_from=2023, toward_mean=False)]
    assert "Since 2023, 1 trust of 2 came back from outside the limits of chance" in gaps.real(rows)[-1]
    assert "most improved" in gaps.real(rows)[-1]


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (112, "112th"), (122, "122nd")]
)
def test_ordinals(number, said):
    assert gaps.ordinal(number) == said


def test_a_row_in_words():
    one = ROWS[0]
    assert gaps.place(one) == "between 1st and 2nd"
    assert gaps.against_spread(one) == "beyond 99.8 % of the spread"
    assert gaps.against_spread(ROWS[3]) == "within the spread"
    assert gaps.against_spread(ROWS[2]) == "within chance"
    assert "1.60 (1.50 to 1.70), estimated" in gaps.hover(one)
    assert gaps.change(one) == ""
    changed = row("x", change=0.85, change_low=0.7, change_high=1.03, toward_mean=True)
    assert gaps.change(changed) == "× 0.85 (0.70 to 1.03), toward the average"


def test_estimates_and_the_next_release_are_said():
    held = [{"source": "s", "title": "Survey", "provenance": "copy", "next_release": "Next spring."}]
    text = gaps.source(ROWS, held, {"copy": "a transcription"})
    assert text.startswith(
        "Source: Survey (a transcription); autumn 2024 survey (WRES 2025). Next release: Next spring."
    )
    assert "drawn dashed: respondents estimated." in text
    assert gaps.answers(ROWS) == "They rest on about 400 answers of BME and 3,600 of White staff."
    assert gaps.source([], held, {}) == "No source holds such figures."


def test_nothing_is_called_worst_best_or_a_league():
    said = " ".join([found(), found(target="equality"), *gaps.real(ROWS), gaps.title(ROWS, BAD)]).lower()
    assert re.findall(r"\b(worst|best|league|top|bottom)\b", said) == []
