"""What is said of the specific ethnic groups."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest

from atlas.indicators import load
from atlas.sentences import groups


@pytest.fixture(scope="module")
def indicators(root):
    return load(root / "data/indicators")


def row(group, value, low=None, high=None, base=1000.0, **more):
    kind = "white" if group.startswith("white") else group if group in ("all", "bme") else "bme"
    return {
        "group": group, "label": group, "wres_group": kind, "specific": group not in ("all", "bme", "white"),
        "value": value, "low": low, "high": high, "base": base, "period_kind": "survey", "survey_year": 2024,
        "wres_year": 2025, **more,
    }  # fmt: skip


ROWS = [
    row("white_british", 6.3, 6.2, 6.4, 5000.0), row("white_gypsy_traveller", 21.8, 18.4, 25.7, 496.0),
    row("asian_chinese", 8.8, 8.0, 9.6), row("black_other", 19.7, 18.4, 21.0),
    row("all", 9.2, base=9000.0), row("bme", 15.2, base=2500.0), row("white", 6.8, base=6400.0),
]  # fmt: skip


def test_the_finding_sets_the_worst_beside_white_british_and_opens_both_summaries(indicators):
    assert groups.finding(ROWS, indicators["discrimination"], "whole") == (
        "Of 100 Gypsy or Irish Traveller staff who answered the autumn 2024 survey, 22 were discriminated against by a "
        "manager, team leader or colleague; of 100 White British staff, 6. Among BME staff it is 15 of 100, from 9 "
        "(Chinese) to 20 (Other Black); among White staff it is 7 of 100, from 6 (White British) to 22 (Gypsy or Irish "
        "Traveller)."
    )


def test_where_higher_is_better_the_lowest_is_named(indicators):
    said = groups.finding(ROWS, indicators["career_progression"], "whole")
    assert said.startswith(
        "Of 100 White British staff who answered the autumn 2024 survey, 6 believe that career progression and "
        "promotion are fair. Among"
    )


def test_a_part_is_said_in_its_own_words(indicators):
    said = groups.finding(ROWS, indicators["harassment_staff"], "managers")
    assert "22 were harassed, bullied or abused by managers;" in said


def test_without_a_summary_or_any_figure_nothing_is_made_up(indicators):
    assert "Among" not in groups.finding(ROWS[:4], indicators["discrimination"], "whole")
    assert groups.finding([], indicators["discrimination"], "whole") == groups.NOTHING
    assert groups.finding([row("other_arab", None)], indicators["discrimination"], "whole") == groups.NOTHING


def test_overlap_with_the_worst_and_the_smallest_group_are_told(indicators):
    said = groups.certainty(ROWS, indicators["discrimination"])
    assert "Gypsy or Irish Traveller staff, but its interval overlaps with that of staff of other Black" in said
    assert "496 Gypsy or Irish Traveller staff answered" in said
    assert "from 18.4 to 25.7 per cent" in said


def test_a_worst_that_stands_alone_is_said_to(indicators):
    alone = [*ROWS[:3], row("black_other", 10.0, 9.0, 11.0)]
    assert groups.certainty(alone, indicators["discrimination"]).startswith(
        "No interval of another group reaches that of Gypsy or Irish Traveller staff, the highest figure."
    )
    assert groups.certainty(ROWS, indicators["career_progression"]).startswith(
        "No interval of another group reaches that of White British staff, the lowest figure."
    )


def test_many_that_overlap_are_counted(indicators):
    many = [row(group, 10.0, 9.0, 11.0) for group in ("asian_indian", "other_arab", "mixed_other", "black_other")]
    said = groups.certainty([row("white_irish", 10.5, 8.0, 13.0), *many], indicators["discrimination"])
    assert "overlaps with that of 4 other groups" in said


def test_without_intervals_nothing_is_said_of_them(indicators):
    assert groups.certainty([row("other_arab", 10.0)], indicators["discrimination"]) == ""


def test_worst_first_turns_with_what_is_better_and_missing_is_last(indicators):
    rows = [row("other_arab", None), *ROWS[:3]]
    names = ["white_gypsy_traveller", "asian_chinese", "white_british"]
    assert [one["group"] for one in groups.worst_first(rows, indicators["discrimination"])] == [*names, "other_arab"]
    higher = replace(indicators["discrimination"], better="higher")
    assert [one["group"] for one in groups.worst_first(rows, higher)] == [*reversed(names), "other_arab"]


def test_coverage_counts_groups_and_those_who_did_not_say(indicators):
    assert groups.coverage([*ROWS, row("other_arab", None)], "England") == (
        "England only: 4 of 5 specific ethnic groups have a figure. 100 of the 9,000 who answered did not give their "
        "ethnic group."
    )
    assert groups.coverage(ROWS[:4], "Elsewhere") == "Elsewhere only: 4 of 4 specific ethnic groups have a figure."


def test_every_specific_group_has_its_own_name_and_an_unknown_one_the_publishers(root):
    with (root / "data/reference/ethnic_groups.csv").open(encoding="utf-8") as handle:
        specific = [one["code"] for one in csv.DictReader(handle) if int(one["position"]) > 10]
    assert len(specific) == 18
    assert len({groups.NAMES[code].short for code in specific}) == 18
    assert groups.name("roma", "White: Roma") == groups.Name("White: Roma", "White: Roma staff")
