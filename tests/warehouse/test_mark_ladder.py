"""Who holds band 8a and above, from headcounts, and what hidden bands leave open."""

from __future__ import annotations

import pytest

from atlas.measures.mark_states import NOT_MET, inside
from atlas.warehouse import mark_ladder


def ladder(counts):
    """The ladder of one trust, worked out among others."""
    other = {key: bands(10.0, 5.0, 1.0) for key in counts}
    return mark_ladder.ladders([(other, ""), (counts, ""), ({}, "")])[1]


def bands(lower, middle, upper, **others):
    return {"band_5": lower, "band_6": middle, "band_8a": upper, "all_grades": lower + middle + upper} | others


def counts(white, bme, other_white=(100.0, 50.0, 20.0), other_bme=(100.0, 50.0, 20.0)):
    return {
        ("clinical", "white"): white, ("clinical", "bme"): bme,
        ("non_clinical", "white"): bands(*other_white), ("non_clinical", "bme"): bands(*other_bme),
    }  # fmt: skip


def test_by_hand():
    """400 of 2,000 White and 50 of 500 BME staff: twice as likely; ladder 3.5 times in clinical jobs."""
    white, bme = bands(1000.0, 430.0, 380.0), bands(300.0, 33.0, 30.0)
    found = ladder(counts(white, bme, (100.0, 70.0, 20.0), (97.0, 20.0, 20.0)))
    (senior,) = found.senior_bands.spans
    assert senior.value == pytest.approx((400 / 2000) / (50 / 500))
    assert senior.low == pytest.approx(1.52, abs=0.01) and senior.high == pytest.approx(2.64, abs=0.01)
    clinical, other = found.race_disparity_ratio.spans
    assert clinical.value == pytest.approx((380 / 1000) / (30 / 300))
    assert other.value == pytest.approx((20 / 100) / (20 / 97))
    assert inside(found.race_disparity_ratio, 1.5, 10.0) == NOT_MET


def test_bands_hidden_within_one_tier_are_known_by_the_total():
    shown = ladder(counts(bands(1000.0, 430.0, 380.0), bands(300.0, 33.0, 30.0)))
    hidden = bands(300.0, 33.0, 25.0, band_9=None, vsm=None, all_grades=363.0)
    found = ladder(counts(bands(1000.0, 430.0, 380.0), hidden))
    assert found.senior_bands == shown.senior_bands
    assert found.race_disparity_ratio == shown.race_disparity_ratio


def test_bands_hidden_in_two_tiers_widen_the_interval_over_all_that_is_possible():
    """Seven people in two hidden bands: one to six of them are in the upper tier."""
    white = bands(1000.0, 430.0, 380.0)
    hidden = bands(300.0, 33.0, 20.0, band_1=None, vsm=None, all_grades=360.0)
    (wide,) = ladder(counts(white, hidden)).senior_bands.spans
    possible = [ladder(counts(white, bands(300.0 + 7 - n, 33.0, 20.0 + n))).senior_bands.spans[0] for n in range(1, 7)]
    assert wide.low == pytest.approx(min(one.low for one in possible))
    assert wide.high == pytest.approx(max(one.high for one in possible))
    assert all(wide.low <= one.low and one.high <= wide.high for one in possible)


def test_nothing_is_made_of_what_cannot_be_known():
    white = bands(1000.0, 430.0, 380.0)
    no_total = bands(300.0, 33.0, 30.0, vsm=None, all_grades=None)
    assert ladder(counts(white, no_total)).senior_bands.missing == "too few people to publish"
    assert ladder({}).senior_bands.missing == "not published"
    nobody = ladder(counts(bands(9.0, 1.0, 0.0), bands(9.0, 1.0, 0.0), (9.0, 1.0, 0.0), (9.0, 1.0, 0.0)))
    assert nobody.senior_bands.missing == nobody.race_disparity_ratio.missing != ""
