"""What the map is given, on an invented country: nothing printed by a trust or the press, and exact figures only."""

from __future__ import annotations

import pytest

from atlas.reader import Atlas


@pytest.fixture(scope="module")
def country(small):
    """TA1 has rates; TA2 printed some itself; TB1's are rounded; TC1's are a bound; all staff of all are published."""
    figures = [small.figure(organisation=code) for code in ("TA1", "TA2", "TB1", "TC1")]
    figures += small.pair("TA1", 12.0, 6.0)
    own = {"source": "trust-published", "locator": "web", "sheet": "https://example.org/report", "file": ""}
    figures += small.pair("TA2", 30.0, 5.0, **own)
    figures += small.pair("TA3", 31.0, 5.0, **own)
    figures += small.pair("TB1", 13.0, 6.0, precision="rounded")
    figures += small.pair("TC1", 14.0, 6.0, precision="bound")
    for code in ("TA1", "TA2", "TB1", "TC1"):
        figures += small.share_of_respondents(code, 20.0)
    return Atlas(small.build(figures))


def of(country, code):
    rows = country.map_areas("discrimination", "whole", ["trust"], [2024])
    return [row for row in rows if row["organisation"] == code]


def test_exact_rates_are_given(country) -> None:
    row = next(row for row in of(country, "TA1") if row["bme"] is not None)

    assert (row["bme"], row["white"], row["difference_harm"], row["ratio_harm"]) == (12.0, 6.0, 6.0, 2.0)


def test_what_a_trust_printed_is_named_without_its_values(country) -> None:
    first, *_ = of(country, "TA2")
    assert (first["printed"], first["everyone"]) == (False, 10.0)
    (own,) = (row for row in of(country, "TA2") if row["printed"])
    for key in ("bme", "white", "difference", "difference_harm", "ratio_published", "ratio_harm"):
        assert own[key] is None


@pytest.mark.parametrize("code", ["TB1", "TC1"])
def test_rounded_figures_and_bounds_are_not_given(country, code) -> None:
    (row,) = (row for row in of(country, code) if row["inexact"])

    for key in ("bme", "bme_low", "white", "difference_harm", "difference_low", "ratio_published", "ratio_harm"):
        assert row[key] is None


def test_only_exact_figures_that_were_not_printed_are_counted(country) -> None:
    (row,) = (
        row for row in country.map_choices() if (row["indicator"], row["level"]) == ("discrimination", "trust")
    )  # fmt: skip

    assert [row[key] for key in ("bme", "white", "difference", "ratio", "everyone")] == [1, 1, 1, 1, 4]
    rates = {row["trust_type"]: row["units"] for row in country.map_rates("discrimination", "whole", 2024)}
    assert "mental_health" not in rates


def test_a_printed_figure_does_not_make_a_trust_one_that_was_surveyed(country) -> None:
    surveyed = {place["code"] for place in country.map_places() if 2024 in place["surveyed"]}
    assert surveyed == {"TA1", "TA2", "TB1", "TC1"}
