"""What a comparison says: first what cannot be known, then what can, and nothing is ranked across a hole."""

from __future__ import annotations

from atlas.sentences import compare as sentences
from atlas.sentences.compare import Judged

ONE = {"short_name": "One", "trust_type": "acute"}
TWO = {"short_name": "Two", "trust_type": "acute"}
MIND = {"short_name": "Mind", "trust_type": "mental_health"}


def judged(value: float, word: str, log: bool = True) -> Judged:
    return Judged("“Fair”", "One", "Two", value, value / 2, value * 2, 0.01, log, word)


def test_what_cannot_be_known_comes_first():
    for employers in ([], [ONE], [ONE, TWO], [ONE, MIND]):
        without = [one for one in employers if one is MIND]
        assert sentences.finding(employers, without, [], 1, "")[0] == sentences.CANNOT


def test_an_employer_without_rates_is_named_and_stands_in_no_order():
    said = sentences.finding([ONE, MIND], [MIND], [], 0, "mental health")
    assert said[1].startswith(
        "For Mind no rates of BME and White staff are published, as for every mental health trust"
    )
    assert "it stands in no order with the others" in said[1]
    assert said[2] == "So no two of these employers can be held against each other on the gap."


def test_a_difference_within_chance_is_said_to_be():
    said = sentences.finding([ONE, TWO], [], [judged(1.2, sentences.ALIKE)], 1, "")
    assert said[-1] == (
        "No gap is told apart from another on the 1 question that can be compared: what differs is within chance."
    )


def test_where_no_pair_can_be_judged_nothing_is_called_chance():
    said = sentences.finding([ONE, TWO], [], [], 0, "")
    assert said[-1] == "So no two of these employers can be held against each other on the gap."


def test_a_clear_difference_names_where_it_is_worse_whichever_stands_first():
    wide = sentences.finding([ONE, TWO], [], [judged(1.5, sentences.TOLD_APART)], 1, "")
    assert wide[-1] == (
        "BME staff fare worse, set against White staff, at One than at Two on “Fair”, by more than chance."
    )
    pairs = [judged(0.5, sentences.TOLD_APART), judged(1.1, sentences.MANY)]
    narrow = sentences.finding([ONE, TWO], [], pairs, 2, "")
    assert narrow[-1] == (
        "BME staff fare worse, set against White staff, at Two than at One on “Fair”, by more than chance. In the "
        "other comparison what differs is within chance."
    )
    points = judged(-3.0, sentences.TOLD_APART, log=False)
    assert points.wider == "Two"


def test_a_pair_in_figures():
    assert sentences.pair(judged(1.5, sentences.ALIKE)) == "1.50 times (0.75 to 3.00)"
    assert sentences.pair(judged(-2.0, sentences.ALIKE, log=False)) == "−2.0 points (−1.0 to −4.0)"


def test_who_answered():
    rows = [
        {"survey_year": 2024, "group": "all", "share": None, "known": None, "answered": 9960.0, "response_rate": None},
        {"survey_year": 2024, "group": "bme", "share": 26.19, "known": 9844.0, "answered": None, "response_rate": None},
    ]
    assert sentences.answered(rows) == "9,960 staff answered the survey of 2024; 26 of 100 of them are BME."
    assert sentences.answered(rows[:1]) == "9,960 staff answered the survey of 2024."
