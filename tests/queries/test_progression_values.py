"""The ladder's and the ranking's queries against dull answers worked out from whole tables in plain Python."""

from __future__ import annotations

from itertools import pairwise

import pytest

FEWEST = 100


def steepest(rows, share, step_high):
    """Of one ladder's bands from the lowest up, the one to which the share falls most, and all falls beyond chance."""
    best, fall, falls = None, 0.0, []
    bands = [row for row in rows if row["band"] != "total" and not row["band"].startswith("tier_")]
    for below, here in pairwise(bands):
        if min(below["known"], below["everyone"], here["known"], here["everyone"]) >= FEWEST and here[step_high] < 0:
            falls.append(here["band"])
            if below[share] - here[share] > fall:
                best, fall = here["band"], below[share] - here[share]
    return best, falls


@pytest.mark.parametrize("base", ["known", "all"])
@pytest.mark.parametrize("date", ["2009-09-30", "2022-06-30"])
@pytest.mark.parametrize("group", ["bme", "chinese"])
def test_the_ladder_and_its_steepest_step(real, table, base, date, group):
    held = {}
    for row in table("progression"):
        if row["organisation"] == "ENG" and str(row["snapshot_date"]) == date and row["group"] == group:
            held[row["ladder"], row["band"]] = row
    names = (
        ("share_known", "share_known_low", "share_known_high")
        if base == "known"
        else ("share", "share_low", "share_high")
    )
    answer = real.progression_ladder(date, group, base, FEWEST)
    for row in answer:
        own = held.get((row["ladder"], row["band"]))
        expected = (None, None, None) if own is None else tuple(own[name] for name in names)
        assert (row["share"], row["low"], row["high"]) == expected
        assert row["drawn"] == (own is not None and min(own["known"], own["everyone"]) >= FEWEST)
    for ladder in ("clinical", "clinical_with_support", "non_clinical", "all"):
        bands = sorted((row for key, row in held.items() if key[0] == ladder), key=lambda row: row["band_position"])
        own = [row for row in answer if row["ladder"] == ladder]
        band, falls = steepest(bands, names[0], "step_known_high" if base == "known" else "step_high")
        assert [row["band"] for row in own if row["steepest"]] == ([] if band is None else [band])
        assert [row["band"] for row in own if row["falls"]] == falls
    assert not any(row["steepest"] or row["falls"] or row["step"] for row in answer if row["ladder"] == "medical")


def test_each_agenda_for_change_ladder_has_every_band_and_the_whole_last(real):
    answer = real.progression_ladder("2022-06-30")
    ladders = {name: [row["band"] for row in answer if row["ladder"] == name] for name in ("clinical", "non_clinical")}
    assert ladders["clinical"] == ladders["non_clinical"]
    assert (ladders["clinical"][0], ladders["clinical"][-2:]) == ("band_1", ["vsm", "total"])


def test_the_ranking_is_of_the_most_published_series_of_the_newest_survey(real, table):
    pairs = [
        row for row in table("measure")
        if row["indicator"] == "career_progression" and row["part"] == "whole" and row["breakdown"] == ""
        and row["period_kind"] == "survey" and row["level"] in ("trust", "reporting_unit") and row["best"]
        and row["bme"] is not None and row["white"] is not None
    ]  # fmt: skip
    newest = max(row["survey_year"] for row in pairs)
    counts = {}
    for row in pairs:
        if row["survey_year"] == newest:
            counts[row["series"]] = counts.get(row["series"], 0) + 1
    series = max(counts, key=lambda name: counts[name])
    expected = sorted(
        ((row["difference"], row["organisation"], row["difference_low"], row["difference_high"]) for row in pairs
         if row["survey_year"] == newest and row["series"] == series),
    )  # fmt: skip
    answer = real.fair_progression_by_trust()
    turned = ("difference_harm", "code", "difference_harm_high", "difference_harm_low")
    found = [tuple(row[key] for key in turned) for row in answer]
    assert [(-white, code, -low, -high) for white, code, low, high in found] == expected
    assert {row["compared"] for row in answer} == {len(expected)}
    assert [row["place"] for row in answer] == list(range(1, len(expected) + 1))


def test_coverage_of_the_ranking_counts_every_unit_surveyed_once(real):
    rows = real.fair_progression_coverage()
    assert sum(row["units_with"] for row in rows) == len(real.fair_progression_by_trust())
    london = real.fair_progression_coverage("Y56")
    assert sum(row["units_all"] for row in london) < sum(row["units_all"] for row in rows)
