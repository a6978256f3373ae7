"""Sentences about programmes: absence is never read as none, and every number has its base."""

from __future__ import annotations

import pytest

from atlas.sentences import programmes as words

ROW = {
    "status": "", "value": None, "unit": "", "precision": "", "outcome": "", "cohort": "", "participants": None,
    "bme_staff": None, "name": "Beyond", "short_name": "A Trust", "year": "2019", "facts": "", "numerator": None,
}  # fmt: skip


def test_the_finding_says_how_many_and_that_absence_is_not_none():
    said = words.finding(3, 10, "mentoring", "the North West", about_race=True)
    assert said.startswith("3 of 10 trusts open today in the North West have mentoring about race that a public page")
    assert "For the other 7 none was found: no national register exists" in said
    assert "other" not in words.finding(2, 2, "", "", about_race=False)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"status": "bronze"}, "bronze"),
        ({"value": 24.0, "unit": "participants", "precision": "exact"}, "24 participants"),
        ({"value": 70.0, "unit": "participants", "precision": "bound"}, "over 70 participants"),
        ({"value": 40.0, "unit": "per cohort, at most", "precision": "bound"}, "40 per cohort, at most"),
        ({"value": 1800.0, "unit": "staff", "precision": "rounded"}, "about 1,800 staff"),
        ({"value": 50.0, "unit": "per cent promoted", "outcome": "50 per cent promoted"}, "50 per cent promoted"),
        ({"cohort": "4"}, "cohort 4"),
        ({}, ""),
    ],
)
def test_what_is_printed_of_a_row(change, said):
    assert words.value(ROW | change) == said


def test_reach_is_given_only_where_the_number_of_bme_staff_is_known():
    unknown = ROW | {"participants": 24}
    assert words.reach([unknown, ROW]).startswith("1 row of mentoring and programmes prints exactly how many took part")
    assert "can be said for none" in words.reach([unknown])
    assert words.reach([unknown | {"bme_staff": 1200}]) == (
        "Beyond of A Trust reached 20.0 of every 1,000 BME staff in 2019."
    )


def test_maturity_is_scored_only_where_eight_items_are_known():
    some = ROW | {"facts": "plan=yes;mission=no"}
    assert words.maturity([some, ROW]).startswith("No network can be scored")
    assert "are more than 2 known" in words.maturity([some, ROW])
    full = ROW | {"facts": ";".join(f"i{n}=yes" for n in range(8))}
    assert words.maturity([full, ROW]).startswith("1 network of 2 can be scored")


def test_a_count_stands_with_what_it_is_out_of():
    assert words.share(ROW | {"numerator": 5, "denominator": 42, "out_of": "42 boards"}) == "5 of 42 boards"
    assert words.share(ROW | {"numerator": 1, "denominator": None, "out_of": "not stated"}) == "1 (not stated)"
    assert words.share(ROW | {"value": 58.4, "unit": "per cent of trusts"}) == "58.4 per cent of trusts"


def test_an_organisation_without_rows_is_not_said_to_have_none():
    assert "has been found for it" in words.of_organisation(0, {"level": "trust"})
    assert words.of_organisation(2, {"level": "trust"}).startswith("2 rows")
    assert "registered by trust" in words.of_organisation(0, {"level": "icb"})
