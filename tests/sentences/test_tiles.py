"""England's tiles: what they say, and when they say that nothing earlier compares."""

from __future__ import annotations

from atlas.sentences import tiles

SURVEY = {"period_kind": "survey", "survey_year": 2024, "wres_year": 2025}
YEAR = {"period_kind": "financial_year", "financial_year": "2022/23", "wres_year": 2023}
DAY = {"period_kind": "snapshot", "period_end": "2024-03-31", "wres_year": 2024}
NOTHING = {
    "bme": None, "white": None, "ratio_published": None, "ratio_direction": "", "difference": None,
    "previous_bme": None, "previous_white": None, "previous_ratio": None, "previous_year": None, "source": "s",
    "source_text": "Page", "source_address": "example.org", "short": "Short", "event": "",
    "lineage": "m0123456789ab",
}  # fmt: skip


def test_two_groups():
    row = NOTHING | SURVEY | {
        "number": 8, "kind": "rate", "bme": 15.198, "white": 6.766, "event": "were discriminated against",
    }  # fmt: skip
    tile = tiles.tile(row)
    assert tile.pair == ("15.2 % BME", "6.8 % White")
    assert tile.lineage == "m0123456789ab"
    assert tile.sentence == "15 of 100 BME staff who answered were discriminated against; 7 of 100 White staff."
    assert tile.change == "No comparable earlier figure."
    assert tile.period == "autumn 2024 survey (WRES 2025)"


def test_two_groups_with_an_earlier_year_of_the_same_series():
    row = NOTHING | SURVEY | {
        "number": 7, "kind": "rate", "bme": 50.0, "white": 60.0, "previous_bme": 47.0, "previous_white": 59.0,
        "previous_year": 2024,
    }  # fmt: skip
    expected = "In WRES 2024 it was 47.0 % and 59.0 %: the difference went from 12.0 to 10.0 points."
    assert tiles.tile(row).change == expected


def test_a_ratio_says_who_over_whom():
    appointed = NOTHING | YEAR | {
        "number": 2, "kind": "likelihood_ratio", "ratio_published": 1.59, "ratio_direction": "white/bme",
        "previous_ratio": 1.54, "previous_year": 2022,
    }  # fmt: skip
    tile = tiles.tile(appointed)
    assert tile.sentence == (
        "White applicants were 1.59 times as likely as BME applicants to be appointed from shortlisting. 1 is equal."
    )
    assert tile.change == "Up from 1.54 in WRES 2022: further from equal."
    nearer = tiles.tile(appointed | {"previous_ratio": 1.61})
    assert nearer.change == "Down from 1.61 in WRES 2022: closer to equal."
    disciplined = appointed | {"number": 3, "ratio_direction": "bme/white", "previous_ratio": 1.594}
    assert tiles.tile(disciplined).sentence.startswith("BME staff were 1.59 times as likely as White staff to enter")
    assert tiles.tile(disciplined).change == "The same as in WRES 2022."


def test_the_board_against_the_workforce():
    row = NOTHING | DAY | {"number": 9, "kind": "share", "bme": 16.5, "difference": -12.1}
    tile = tiles.tile(row)
    assert tile.sentence == (
        "17 of 100 board members of NHS trusts are BME. That is 12.1 points below the share of all staff."
    )


def test_an_indicator_without_figures_says_so():
    tile = tiles.missing({"number": 4, "short": "Training"})
    assert (tile.headline, tile.sentence) == ("–", "Nothing is published in what the atlas holds.")
