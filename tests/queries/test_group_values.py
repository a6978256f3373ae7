"""The questions of the groups page against their dull twins."""

from __future__ import annotations

import pytest


def test_rates_are_the_stored_rows_in_the_order_of_the_census(real, table):
    positions = {row["code"]: row["position"] for row in table("ethnic_group")}
    stored = {
        row["group"]: row
        for row in table("group_rate")
        if (row["indicator"], row["part"]) == ("harassment_staff", "managers")
    }
    rows = real.group_rates("harassment_staff", "managers")
    specific = [row["group"] for row in rows if row["specific"]]
    assert specific == sorted(specific, key=positions.get)
    assert [row["group"] for row in rows[18:]] == ["all", "bme", "white"]
    for row in rows:
        assert [row[key] for key in ("value", "low", "high", "base")] == [
            stored[row["group"]][key] for key in ("value", "low", "high", "base")
        ]


def test_differences_are_from_white_british_who_have_none_from_themselves(real):
    rows = {row["group"]: row for row in real.group_rates("career_progression", "whole")}
    assert rows["white_british"]["difference"] is None
    assert rows["black_caribbean"]["difference"] == pytest.approx(
        rows["black_caribbean"]["value"] - rows["white_british"]["value"]
    )
    assert rows["black_caribbean"]["difference"] < -20


def test_shares_are_those_of_who_answered_and_make_a_whole(real):
    rows = real.group_rates("discrimination", "whole")
    assert sum(row["share"] for row in rows if row["specific"]) == pytest.approx(100)
    shares = {row["group"]: row["share"] for row in rows}
    assert shares["bme"] + shares["white"] == pytest.approx(100)
    assert shares["all"] is None


def test_rates_name_where_they_were_read(real):
    (gypsy,) = [row for row in real.group_rates("discrimination", "whole") if row["group"] == "white_gypsy_traveller"]
    assert (gypsy["sheet"], gypsy["row"], gypsy["column"]) == ("HEALTH WELLBEING SAFETY Q15-17", "77", "L")


def test_choices_are_the_five_questions_with_rates_by_group(real):
    assert [(row["indicator"], row["part"], row["groups"]) for row in real.group_choices()] == [
        ("harassment_public", "whole", 18),
        ("harassment_staff", "colleagues", 18),
        ("harassment_staff", "managers", 18),
        ("career_progression", "whole", 18),
        ("discrimination", "whole", 18),
    ]
    assert real.group_choices("RM3") == []
