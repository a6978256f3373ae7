"""The ladder in words."""

from __future__ import annotations

from datetime import date

import pytest

from atlas.sentences import progression as say

DAY = date(2022, 6, 30)


def rungs(*rows):
    return [
        {"band": band, "label": label, "share": share, "drawn": share is not None, "steepest": steepest}
        for band, label, share, steepest in rows
    ]


LADDER = rungs(
    ("band_5", "Band 5", 41.9, False), ("band_6", "Band 6", None, False), ("band_8a", "Band 8a", 17.1, True),
    ("vsm", "VSM", None, False),
)  # fmt: skip
CLIMB = {
    "ratio": 3.72, "low": 3.63, "high": 3.81, "white_from": 1000, "white_to": 431, "group_from": 500, "group_to": 58,
    "step": "lower_upper", "snapshot_date": DAY, "group": "bme",
}  # fmt: skip


def test_the_finding_counts_people_names_the_step_and_the_climb():
    assert say.finding(DAY, "bme", "clinical", "known", LADDER, CLIMB) == (
        "On 30 June 2022, 42 of 100 qualified clinical staff with known ethnicity in band 5 were Black and minority "
        "ethnic (BME), and 17 of 100 in band 8a. The steepest step is from band 5 to band 8a. For every 100 in band 5 "
        "and below, White staff had 43.1 in band 8a and above and BME staff had 11.6: a Race Disparity Ratio of 3.72 "
        "(95 % interval 3.63 to 3.81)."
    )


def test_small_shares_are_counted_among_a_thousand_and_the_whole_base_says_nothing_of_knowing():
    small = rungs(("band_5", "Band 5", 0.45, False), ("band_8a", "Band 8a", 0.72, False))
    said = say.finding(DAY, "chinese", "clinical", "all", small, None)
    assert said.startswith(
        "On 30 June 2022, 4 of 1,000 qualified clinical staff in band 5 were Chinese, and 7 of 1,000"
    )
    assert said.endswith("No step up shows a fall larger than chance could make.")


def test_a_ratio_that_chance_could_make_is_said_to_be_none():
    said = say.finding(DAY, "mixed", "clinical_with_support", "known", LADDER, CLIMB | {"low": 0.9, "high": 4.0})
    assert "spread alike, as far as chance lets one tell (Race Disparity Ratio 3.72 (0.90 to 4.00))" in said


def test_the_steepest_step_passes_over_bands_without_posts():
    assert say.steepest(LADDER) == ("The steepest step is from band 5 to band 8a (shaded): from 41.9 to 17.1 per cent.")


def test_every_fall_beyond_chance_is_named_and_a_table_says_each_step():
    falling = [row | {"falls": row["steepest"]} for row in LADDER]
    assert say.falls(falling) == "▼ marks a fall beyond chance: from band 5 to band 8a."
    assert say.falls([row | {"falls": False} for row in LADDER]) == ""
    row = {"band": "band_8a", "drawn": True, "hidden": False, "step": -10.25, "step_low": -17.0, "step_high": -3.1}
    assert say.fall(row | {"falls": True}) == "▼ −10.2 points (−17.0 to −3.1)"
    assert say.fall(row | {"falls": False, "step": None}) == "–"
    assert say.fall(row | {"falls": False, "hidden": True}) == "too few to publish"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (1.1, 1.5, "White staff 1.30 times as concentrated upward as Asian staff"),
        (0.9, 1.5, "no difference beyond chance"),
        (0.5, 0.9, "Asian staff the more concentrated upward: White staff 1.30 times as much"),
    ],
)
def test_what_a_step_means(low, high, said):
    assert say.step({"ratio": 1.3, "low": low, "high": high}, "asian") == said


def test_a_step_without_people_is_not_computable():
    empty = {"ratio": None, "low": None, "high": None} | dict.fromkeys(("white_from", "white_to", "group_from"), 5)
    assert say.step(empty | {"group_to": 0}, "asian") == "not computable, nobody in a tier"
    assert say.step(empty | {"group_to": None}, "asian") == "not shown, too few people to publish in a tier"
    assert say.step(None, "asian") == "not computable, nobody in a tier"


def test_the_arithmetic_of_parity_adds_up_line_by_line():
    row = {"yardstick": "afc_vsm", "upper_everyone": 200, "upper_bme": 30, "whole_everyone": 1000, "whole_bme": 250,
           "whole_share": 25.0, "needed": 20}  # fmt: skip
    assert say.parity(row) == [
        "250 of 1,000 Agenda for Change and VSM staff were BME: 25.00 per cent.",
        "25.00 per cent of the 200 in band 8a and above would be 50.",
        "30 were there: 50 − 30 = 20 more.",
    ]


def test_captions_name_the_first_and_the_last_date():
    earlier = CLIMB | {"snapshot_date": date(2009, 9, 30), "ratio": 3.01, "low": 2.9, "high": 3.13}
    said = say.ratio_over_time([earlier, CLIMB], "bme")
    assert "3.01 (2.90 to 3.13) on 30 September 2009, 3.72 (3.63 to 3.81) on 30 June 2022" in said
    assert say.ratio_over_time([], "bme") == say.RATIO_HOW


def test_the_groups_caption_leaves_out_the_sum_of_them():
    rows = [CLIMB | {"group": group, "ratio": ratio} for group, ratio in (("bme", 9.0), ("asian", 3.0), ("black", 4.0))]
    said = say.ratio_by_group(rows)
    assert "from 3.00 (3.63 to 3.81) for Asian staff to 4.00 (3.63 to 3.81) for Black staff" in said
