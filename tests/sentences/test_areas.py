"""What the map says, on invented places with figures that can be checked by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from invented_places import FAIR, HARM, row

from atlas.sentences import areas, sides


def said(rows, measure="difference", indicator=FAIR, level="icb"):
    return areas.finding(rows, indicator, measure, level, indicator.event)


def test_every_place_on_one_side() -> None:
    text = said([row("Ashire", 13.42), row("Beeshire", 3.04)])

    assert text == (
        "In each of the 2 systems, a smaller share of BME staff than of White staff believe it is fair. The gap runs "
        "from 3.0 percentage points in Beeshire to 13.4 in Ashire; all 2 are judged a gap."
    )


def test_sides_are_counted_and_missing_places_admitted() -> None:
    text = said([row("Ashire", 4.0), row("Beeshire", -1.5, verdict="unclear"), row("Ceeshire", None)])

    assert text.startswith("In 1 of the 2 systems (of 3) that have figures, a smaller share")
    assert "in 1 it is not so." in text
    assert "from 1.5 percentage points the other way in Beeshire to 4.0 in Ashire" in text
    assert text.endswith("of the 2, 1 is judged a gap and 1 unclear.")


def test_where_lower_is_better_the_larger_share_is_worse() -> None:
    assert "a larger share of BME staff than of White staff were harmed" in said([row("Ashire", 2.0)], indicator=HARM)


def test_nobody_worse_off() -> None:
    assert said([row("Ashire", -2.0), row("Beeshire", -1.0)]).startswith("In none of the 2 systems, a smaller share")


def test_ratios_are_said_in_the_published_direction() -> None:
    rows = [row("Ashire", 1.25, value=0.8), row("Beeshire", 1.05, value=0.952)]

    text = said(rows, "ratio")

    assert "from 0.95 times as likely as White staff in Beeshire to 0.80 times in Ashire" in text
    assert "more likely" not in text


def test_pooled_figures_are_called_estimates() -> None:
    assert "every figure is an estimate, pooled from the trusts that have rates" in said(
        [row("A", 1.0, pooled_value=True)]
    )
    assert "estimate" not in said([row("A", 1.0, pooled_value=True), row("B", 2.0)])


def test_levels_are_natural_frequencies() -> None:
    rows = [row("Ashire", 0, value=44.4), row("London", 0, value=55.6), row("Midlands", 0, value=50.0)]

    assert said(rows, "bme") == "Of 100 BME staff who answered, from 44 in Ashire to 56 in London believe it is fair."
    assert said(rows, "all").startswith("Of 100 staff who answered")
    assert said([*rows, row("Dee", None)], "bme").endswith("believe it is fair. 3 of 4 systems have figures.")


def test_nothing_to_say_is_said() -> None:
    assert said([row("Ashire", None)], level="region") == "No region has a figure for this choice."


def test_the_event_of_a_part() -> None:
    assert FAIR.event_of("managers") == "believe that managers are fair"
    assert FAIR.event_of("bare") == FAIR.event_of("whole") == "believe it is fair"


@pytest.mark.parametrize(
    ("measure", "value", "text"),
    [
        ("difference", 13.42, "13.4 points (11.0 to 15.0)"),
        ("ratio", 0.8, "0.80 times as likely (11.00 to 15.00)"),
        ("bme", 44.0, "44.0 % (11.0 to 15.0)"),
    ],
)
def test_figures_carry_unit_and_interval(measure, value, text) -> None:
    assert areas.shown(row("A", 1.0, value=value, low=11.0, high=15.0), measure) == text


def test_a_figure_without_interval_shows_none() -> None:
    assert areas.shown(row("A", 1.0, value=2.0), "difference") == "2.0 points"
    assert areas.shown(row("A", None), "difference") == "no figure: no figure held"


def test_what_a_pooled_figure_rests_on() -> None:
    assert areas.rests_on(row("A", 1.0, pooled_value=True)) == "4 of 6 trusts, 78 % of respondents"
    assert areas.rests_on(row("A", 1.0, pooled_value=True, units_all=1, units_with=1)).startswith("1 of 1 trust,")
    assert areas.rests_on(row("A", 1.0)) == ""


def test_the_hover_says_both_groups_verdict_and_basis() -> None:
    text = areas.hover(row("A", 10.0, pooled_value=True, basis="estimated"), "difference")

    assert "BME 40.0 %, White 50.0 %" in text
    assert "gap, estimated" in text
    assert "from 4 of 6 trusts" in text


def test_a_chosen_place_is_announced() -> None:
    text = areas.chosen(row("Ashire", 10.0, rank=3, low=8.0, high=12.0, pooled_value=True), "difference", 41)

    assert text.startswith("Ashire: 10.0 points (8.0 to 12.0). 3 of 41 in the list. Verdict: gap; the whole interval")
    assert text.endswith("Estimated, pooled from 4 of 6 trusts, 78 % of respondents.")
    assert areas.chosen(row("Ashire", None, rank=None), "all", 41) == "Ashire: no figure: no figure held."


def test_coverage_counts_what_is_pooled_in_part_and_names_what_is_missing() -> None:
    rows = [row("A", 1.0, pooled_value=True, partial=True), row("B", 2.0, pooled_value=True), row("Ceeshire", None)]

    text = areas.coverage(rows, "difference", "icb", "159 of 210 units have rates", 90.0)

    assert text == (
        "2 of 3 systems with a figure. Pooled from trusts: 159 of 210 units have rates. In 1 of 2 they hold under 90 % "
        "of respondents (ringed on the whole map). Without a figure: Ceeshire."
    )


def test_the_threshold_of_part_of_an_area_is_the_one_in_force() -> None:
    rows = [row("A", 1.0, pooled_value=True, partial=True)]

    assert "they hold under 85 % of respondents" in areas.coverage(rows, "difference", "icb", "", 85.0)
    assert areas.ringed(85.0) == "under 85 % of respondents covered"


def trusts(*kinds_and_values):
    return [
        row(f"Trust {at}", value, level="trust", trust_type=kind) for at, (kind, value) in enumerate(kinds_and_values)
    ]


def test_finding_coverage_and_heading_of_trusts_count_those_surveyed() -> None:
    rows = trusts(("acute", 2.0), ("acute", 1.0), ("mental_health", None))

    assert said(rows, level="trust").startswith("In each of the 2 trusts (of 3 reporting units surveyed) that have")
    assert areas.coverage(rows, "difference", "trust", "", 90.0) == (
        "2 of 3 reporting units surveyed have rates; no mental health trust does."
    )
    assert areas.title(rows, "difference", "trust", FAIR) == (
        "2 of 3 reporting units surveyed with a figure, widest difference first"
    )
    assert areas.title(rows[:2], "all", "trust", FAIR) == "2 reporting units surveyed, lowest first"
    assert areas.coverage(rows[:2], "all", "trust", "", 90.0) == "2 of 2 reporting units surveyed with a figure."


def test_coverage_of_trusts_names_the_kinds_with_little() -> None:
    half = trusts(("acute", 1.0), ("mental_health", None), ("mental_health", 1.0))
    assert "mental health" not in areas.coverage(half, "difference", "trust", "", 90.0)

    fewer = [*half, *trusts(("mental_health", None))]
    assert areas.coverage(fewer, "difference", "trust", "", 90.0) == (
        "2 of 4 reporting units surveyed have rates. Little or nothing is held for mental health trusts (1 of 3)."
    )


def test_trusts_that_were_not_surveyed_are_named_apart() -> None:
    absent = [
        {"name": "Newham Light", "valid_from": date(2024, 11, 1)},
        {"name": "Old Place", "valid_from": date(2015, 4, 1)},
    ]  # fmt: skip

    text = areas.coverage(trusts(("acute", 1.0)), "all", "trust", "", 90.0, absent)
    assert text.endswith(
        "Not listed, for no figure of that survey is held: Newham Light (opened on 1 November 2024) and Old Place."
    )
    text = areas.coverage(trusts(("acute", 1.0)), "all", "trust", "", 90.0, absent * 3)
    assert text.endswith("Not listed, for no figure of that survey is held: 6 trusts that were open.")


APPOINTED = replace(
    FAIR, id="appointment", number=2, ratio="white/bme", better="nearer", out_of="applicants shortlisted",
    event="are appointed",
)  # fmt: skip


def test_ratios_published_white_over_bme_are_said_that_way_round() -> None:
    rows = [
        row("Ashire", 1.6, value=1.6, ratio_direction="white/bme"),
        row("Beeshire", 1.2, value=1.2, ratio_direction="white/bme"),
    ]

    text = said(rows, "ratio", APPOINTED)

    assert "White applicants range from 1.20 times as likely as BME applicants in Beeshire to 1.60 times in" in text
    assert "In each of the 2 systems, a smaller share of BME staff than of White staff are appointed." in text
    assert sides.measured(rows, APPOINTED, "ratio") == (
        "White applicants compared with BME applicants, times as likely"
    )
    assert sides.measured_plainly(rows, APPOINTED, "ratio") == "White compared with BME applicants"
    assert sides.measured(rows, APPOINTED, "difference").endswith("(White minus BME)")
    # Above 1 is worse for BME staff as published: nothing is turned over.
    assert not sides.inverted(APPOINTED, "white/bme")


def test_the_row_decides_on_the_direction_and_the_definition_where_there_is_none() -> None:
    turned = [row("Ashire", 1.2, value=1.2, ratio_direction="white/bme")]

    assert sides.measured(turned, FAIR, "ratio").startswith("White staff compared with BME staff")
    assert sides.measured([], FAIR, "ratio").startswith("BME staff compared with White staff")
    assert sides.inverted(FAIR, "bme/white")
    assert not sides.inverted(HARM, "bme/white")


def test_what_pooled_figures_are_pooled_from() -> None:
    line = {"out_of": 210, "denominator": "reporting units surveyed"}

    text = areas.pooled_from({"acute": 120, "community": 39}, {"acute", "community", "mental_health", ""}, line)

    assert text == "159 of 210 reporting units surveyed have rates; no mental health trust does"
    assert areas.pooled_from({"acute": 3}, {"acute"}, None) == "3 trusts have rates"
