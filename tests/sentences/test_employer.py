"""Sentences about one employer: natural frequencies, how sure, and which way round."""

from __future__ import annotations

from pathlib import Path

import pytest

from atlas import indicators
from atlas.sentences import employer, employer_place

ALL = indicators.load(Path(__file__).resolve().parents[2] / "data/indicators")
EMPTY = dict.fromkeys(
    ("bme", "white", "difference", "difference_harm", "harm_low", "harm_high", "ratio_harm_low", "ratio_harm_high",
     "ratio_published", "ratio_published_low", "ratio_published_high", "everyone", "everyone_survey_year", "year")
)  # fmt: skip
BASE = EMPTY | {
    "part": "whole", "verdict": "", "verdict_reason": "", "basis": "none", "status": "published", "pooled": False,
    "population": "", "ratio_direction": "",
}  # fmt: skip


def row(**values):
    return BASE | values


def test_rates_are_natural_frequencies_of_each_group() -> None:
    found = employer.values(row(bme=50.6, white=63.4, difference=-12.8), ALL["career_progression"])
    assert found == (
        "Of 100 BME staff who answered, 51 believe that career progression and promotion are fair; "
        "of 100 White staff, 63."
    )


def test_rare_events_are_counted_in_a_thousand() -> None:
    found = employer.values(row(bme=1.2, white=0.7, difference=0.5), ALL["disciplinary"])
    assert found == "Of 1,000 BME staff, 12 entered the formal disciplinary process; of 1,000 White staff, 7."


@pytest.mark.parametrize(
    ("indicator", "direction", "expected"),
    [
        ("appointment", "white/bme",
         "White applicants were 1.60 times as likely as BME applicants to be appointed once shortlisted."),
        ("disciplinary", "bme/white",
         "BME staff were 1.60 times as likely as White staff to enter the formal disciplinary process."),
        ("training", "white/bme",
         "White staff were 1.60 times as likely as BME staff to take up training beyond the mandatory."),
    ],
)  # fmt: skip
def test_a_ratio_says_who_stands_on_top(indicator, direction, expected) -> None:
    assert employer.values(row(ratio_published=1.6, ratio_direction=direction), ALL[indicator]) == expected


def test_a_part_has_its_own_words() -> None:
    found = employer.everyone(row(part="managers", everyone=7.4, everyone_survey_year=2024), ALL["harassment_staff"])
    assert found == (
        "Of 100 staff of all groups who answered in autumn 2024, 7 were harassed, bullied or abused by managers."
    )


def test_how_sure_names_the_interval_and_what_it_rests_on() -> None:
    gap = row(bme=14, white=6, difference=8.0, difference_harm=8.0, harm_low=6.5, harm_high=9.5, verdict="large gap")
    assert employer.sure(gap, ALL["discrimination"]) == (
        "This is a large gap, and more than chance: 8.0 percentage points, with a 95 % interval from 6.5 to 9.5."
    )
    estimated = gap | {"basis": "estimated", "status": "estimated"}
    assert employer.sure(estimated, ALL["discrimination"]).endswith("so the interval is approximate.")
    ratio = row(ratio_published=1.6, ratio_published_low=1.2, ratio_published_high=2.1, verdict="gap")
    assert "1.60 times, with a 95 % interval from 1.20 to 2.10" in employer.sure(ratio, ALL["appointment"])
    alone = row(ratio_published=1.6, verdict="not judged", verdict_reason="printed without numbers of people")
    assert employer.sure(alone, ALL["appointment"]) == (
        "Whether it is more than chance is not judged: printed without numbers of people."
    )
    assert employer.sure(row(), ALL["appointment"]) == ""


def test_a_difference_the_other_way_is_said_so() -> None:
    assert (
        employer.difference(row(difference_harm=-3.0), ALL["discrimination"]) == "3.0 percentage points the other way"
    )
    assert employer.difference(row(difference_harm=3.0), ALL["discrimination"]) == "3.0 percentage points"


def test_what_only_the_number_of_comparisons_takes_away_is_not_called_chance_alone() -> None:
    lost = row(bme=20, white=23.6, difference=-3.6, difference_harm=-3.6, harm_low=-6.0, harm_high=-1.0,
               verdict="unclear")  # fmt: skip
    kept = lost | {"harm_high": 1.0}
    assert employer.sure(lost, ALL["harassment_public"]).startswith("Alone this would be more than chance, but among")
    assert employer.sure(kept, ALL["harassment_public"]).startswith("The figures cannot tell this difference from")


def test_each_staff_group_is_named_and_held_against_the_workforce() -> None:
    clinical = row(indicator="representation", part="clinical", bme=32.4, difference=-0.4)
    assert employer.narrowed(ALL["representation"], "clinical")[0] == "BME share of clinical staff"
    assert employer.values(clinical, ALL["representation"]) == (
        "Of 100 clinical staff, 32 are BME, 0.4 percentage points below the share of staff."
    )
    whole = row(indicator="representation", part="whole", bme=32.8, difference=None)
    assert employer.narrowed(ALL["representation"], "whole")[0] == "Who holds which band"
    assert employer.values(whole, ALL["representation"]) == "Of 100 staff, 33 are BME."


def test_the_board_is_held_against_the_workforce() -> None:
    found = employer.values(row(bme=16.5, difference=-12.1), ALL["board"])
    assert found == "Of 100 board members, 17 are BME, 12.1 percentage points below the share of staff."


def test_what_is_not_held_is_named_in_order() -> None:
    rows = [row(indicator=key) for key in ("board", "appointment")] + [
        row(indicator="discrimination", bme=1.0, white=1.0, difference=0.0)
    ]
    topics = employer.not_held(rows, ALL)
    assert topics == ["appointments", "the board"]
    assert employer.nothing_on(topics) == (
        "Nothing that the atlas holds compares BME and White staff here on appointments or the board."
    )
    assert employer.nothing_on([]) == ""


@pytest.mark.parametrize(
    ("own", "said"),
    [
        (5.0, "Wider than at 2 of 4 acute trusts"),
        (9.0, "Wider than at all 4 acute trusts"),
        (1.0, "Wider than at none of 4 acute trusts"),
        (-2.0, "Not to the disadvantage of BME staff; wider at all 4 acute trusts"),
    ],
)
def test_place_of_a_gap(own, said) -> None:
    found = employer_place.place(own, [2.0, 3.0, 5.04, 8.0], 1)
    assert employer_place.gap(found, own, 0.0, "acute trusts") == said


def test_values_equal_as_printed_are_neither_smaller_nor_larger() -> None:
    found = employer_place.place(5.0, [2.0, 5.04, 4.96, 8.0], 1)
    assert (found.smaller, found.equal, found.larger) == (1, 2, 1)


def test_place_of_a_level_counts_the_higher_rates_whichever_way_is_better() -> None:
    found = employer_place.place(7.0, [5.0, 6.0, 9.0], 1)
    assert employer_place.level(found, ALL["discrimination"], "trusts") == "Higher than at 2 of 3 trusts"
    turned = employer_place.place(-60.0, [-50.0, -55.0, -70.0], 1)
    assert employer_place.level(turned, ALL["career_progression"], "trusts") == "Higher than at 2 of 3 trusts"
