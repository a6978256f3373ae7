"""The head of an employer's page: what is said where much, little or nothing is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas import indicators
from atlas.sentences import employer_facts, employer_finding, employer_trend

ALL = indicators.load(Path(__file__).resolve().parents[2] / "data/indicators")
NOTHING = dict.fromkeys(
    ("bme", "white", "difference", "difference_harm", "harm_low", "harm_high", "ratio_published", "ratio_harm",
     "ratio_harm_low", "ratio_harm_high", "ratio_published_low", "ratio_published_high", "everyone",
     "everyone_survey_year", "year", "standing", "gap_reading", "gap_points", "gap_from", "gap_to", "gap_change",
     "all_reading", "all_from", "all_change")
)  # fmt: skip
BASE = NOTHING | {
    "indicator": "discrimination", "part": "whole", "verdict": "", "verdict_reason": "", "basis": "none",
    "status": "published", "pooled": False, "population": "", "ratio_direction": "", "place_text": "", "gap_way": "",
    "all_way": "",
}  # fmt: skip
TRUST = {
    "name": "TA1 NHS Trust", "short_name": "TA1", "level": "trust", "trust_type": "acute", "valid_to": None,
}  # fmt: skip
PAIR = {"bme": 14.0, "white": 6.0, "difference": 8.0, "difference_harm": 8.0}


def row(**values):
    return BASE | values


def test_a_gap_beyond_chance_names_the_place_and_what_is_missing() -> None:
    held = row(**PAIR, verdict="gap", place_text="Wider than at 2 of 3 acute trusts")
    said = employer_finding.finding(TRUST, [held, row(indicator="board")], ALL)
    assert said == (
        "Of 100 BME staff who answered, 14 were discriminated against by a manager, team leader or colleague; of 100 "
        "White staff, 6. The difference is more than chance; it is wider than at 2 of 3 acute trusts. Nothing that the "
        "atlas holds compares BME and White staff here on the board."
    )


def test_no_place_is_named_for_a_difference_that_may_be_chance() -> None:
    held = row(**PAIR, verdict="unclear", place_text="Wider than at 2 of 3 acute trusts")
    assert "wider" not in employer_finding.finding(TRUST, [held], ALL).lower()


def test_where_only_all_staff_are_known_it_says_so_and_which_way_is_better() -> None:
    held = row(everyone=7.6, everyone_survey_year=2019, place_text="Higher than at 1 of 4 mental health trusts")
    said = employer_finding.finding(TRUST | {"trust_type": "mental_health"}, [held], ALL)
    assert "leaves out every mental health trust" in said
    assert "who answered in autumn 2019, 8 were discriminated against" in said
    assert said.endswith("That is higher than at 1 of 4 mental health trusts; lower is better.")


@pytest.mark.parametrize(
    ("subject", "more", "words"),
    [
        ({}, {}, "holds no figures of TA1 NHS Trust itself yet. That says nothing"),
        ({}, {"before": ["TB1 NHS Trust"]}, "It was formed from TB1 NHS Trust, whose figures are below."),
        ({}, {"sectors": ["North", "South"]}, "in 2 sectors, each with a page of its own: North and South."),
        ({"valid_to": "2017-10-31"}, {}, "The atlas holds no figures of TA1 NHS Trust. What is known"),
    ],
)
def test_where_nothing_is_known_it_is_said_kindly(subject, more, words) -> None:
    assert words in employer_finding.finding(TRUST | subject, [row()], ALL, **more)


def test_good_bad_and_unknown_follow_the_verdicts_and_trends() -> None:
    rows = [
        row(**PAIR, verdict="large gap", standing="stands out worse", gap_reading="one point", gap_points=1),
        row(**PAIR, indicator="career_progression", verdict="equitable"),
        row(**PAIR, indicator="harassment_public", verdict="unclear"),
        row(indicator="harassment_staff", part="managers", everyone=7.0, all_way="better", all_reading="down",
            all_from=2021, all_change=-1.3),
    ]  # fmt: skip
    good, bad = employer_finding.good(rows, ALL), employer_finding.bad(rows, ALL)
    assert len(good) == 2 and "near enough to equal" in good[0] and "down 1.3 percentage points since 2021" in good[1]
    assert len(bad) == 1 and bad[0].endswith(
        "a large gap to the disadvantage of BME staff, 8.0 percentage points, and it stands out from other trusts."
    )
    unknown = employer_finding.unknown(TRUST, rows, ALL)
    assert unknown[0] == "Whether a difference seen is more than chance: bullying by patients and the public."
    assert any(text.startswith("Whether the gaps grow or shrink") for text in unknown)


def test_a_gap_against_white_staff_is_not_good() -> None:
    held = row(bme=6.0, white=14.0, difference=-8.0, difference_harm=-8.0, verdict="reverse gap")
    assert employer_finding.good([held], ALL) == []
    assert "disadvantage of White staff, 8.0 percentage points" in employer_finding.bad([held], ALL)[0]


@pytest.mark.parametrize(
    ("values", "way", "said"),
    [
        ({"gap_reading": None}, "", ""),
        ({"gap_reading": "one point"}, "", "One year on an unbroken line"),
        ({"gap_reading": "no clear change", "gap_from": 2021}, "", "Gap: no clear change since 2021"),
        ({"gap_reading": "down", "gap_from": 2021, "gap_change": -2.0, "difference": 5.0}, "better",
         "Gap: narrower by 2.0 percentage points since 2021"),
        ({"gap_reading": "up", "gap_from": 2021, "gap_change": 0.2}, "worse", "Gap: wider since 2021"),
    ],
)  # fmt: skip
def test_the_trend_of_a_gap(values, way, said) -> None:
    assert employer_trend.gap(row(**values), way) == said


def test_who_answered_and_what_is_not_held() -> None:
    answered = [
        {"survey_year": 2024, "group": "all", "share": None, "known": None, "answered": 1000.0, "response_rate": None},
        {"survey_year": 2024, "group": "bme", "share": 25.0, "known": 960.0, "answered": None, "response_rate": None},
        {"survey_year": 2019, "group": "all", "share": None, "known": None, "answered": 900.0, "response_rate": 41.8},
    ]  # fmt: skip
    said = employer_facts.respondents(answered, TRUST)
    assert said[0] == "About 1,000 staff answered in autumn 2024."
    assert said[1] == "Of 100 who answered and named their ethnic group, 25 are BME (about 240 people)."
    assert said[2] == "In autumn 2019, 42 of 100 who were asked answered; the response rate of later years is not held."
    assert employer_facts.respondents([], TRUST) == ("How many staff were asked and answered is not held.",)


def test_what_was_printed_keeps_its_precision() -> None:
    figure = {"value": 55.0, "unit": "per cent of headcount", "precision": "rounded"}
    assert employer_facts.printed_value(figure) == "about 55 %"
    assert employer_facts.printed_value(figure | {"unit": "times as likely", "precision": "exact", "value": 3.2}) == (
        "3.2 times"
    )
    gap = figure | {"unit": "percentage points", "precision": "bound", "value": -0.64}
    assert employer_facts.printed_value(gap) == "a bound: −0.64 points"


def test_old_registers_shout_and_people_do_not() -> None:
    assert employer_facts.called("ST GEORGE'S UNIVERSITY OF THE NHS TRUST") == "St George's University of the NHS Trust"
    assert employer_facts.called("The Christie NHS FT") == "The Christie NHS FT"


def test_a_share_is_equal_to_that_of_all_staff_not_to_another_group() -> None:
    shares = row(indicator="representation", part="medical", verdict="equitable")
    rates = row(indicator="training", verdict="equitable")
    sure = "and the figures are enough to say so."
    assert employer_finding.good([shares, rates], ALL) == [
        f"BME share of medical and dental staff: near enough to the share of all staff, {sure}",
        f"Training beyond the mandatory: BME and White staff are near enough to equal, {sure}",
    ]
