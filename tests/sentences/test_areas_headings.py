"""What stands around the map: remarks on breaks, sources, offers, headings."""

from __future__ import annotations

from datetime import date

from invented_places import FAIR, HARM, row

from atlas.sentences import areas, offered, sides


def test_a_year_before_a_break_says_so() -> None:
    breaks = [
        {"cuts": True, "from_year": 2021, "text": "Another base.", "kind": "base"},
        {"cuts": False, "from_year": 2019, "text": "Types differ.", "kind": "coverage"},
        {"cuts": False, "from_year": 2019, "text": "Renumbered.", "kind": "wording"},
        {"cuts": True, "from_year": 2030, "text": "Not held yet.", "kind": "base"},
    ]

    assert areas.remarks(breaks, 2019, 2024) == "Not comparable with 2021 and later: Another base. Types differ."
    assert areas.remarks(breaks, 2022, 2024) == ""


def test_the_source_is_named_with_its_provenance_and_the_method_of_estimates() -> None:
    sources = [{"title": "Survey 2024", "provenance": "copy"}]
    rows = [row("A", 1.0, estimated=True, basis_note="Pooled somehow.", period_end=date(2024, 12, 31))]

    assert areas.source(rows, sources, {"copy": "a transcription"}) == (
        "Source: Survey 2024 (a transcription); autumn 2024 survey (WRES 2025). Estimated: pooled somehow."
    )
    assert areas.source([row("A", None)], sources, {}) == "No source holds a figure for this choice."


def test_what_each_level_offers() -> None:
    text = offered.offered(
        {
            "icb": {"all": ((2024,), False), "pair": ((2024,), True)},
            "trust": {"all": ((2019, 2021, 2022), False), "pair": ((), False)},
        }
    )

    assert "Regions: no figures for all staff; no figures for BME and White staff." in text
    assert (
        "Systems: all staff published (2024); BME and White staff pooled from their trusts, estimated (2024)." in text
    )
    assert "Trusts: all staff published (2019 and 2021 to 2022); no figures for BME and White staff." in text


def test_headings_say_direction_and_order() -> None:
    assert sides.measured([], FAIR, "difference") == "Difference, percentage points (White minus BME)"
    assert sides.measured([], HARM, "difference") == "Difference, percentage points (BME minus White)"
    assert "darker is worse: fewer" in sides.measured([], FAIR, "bme")
    assert areas.title([row("A", 1.0)], "bme", "icb", FAIR) == "1 system, lowest first"
    assert areas.title([row("A", 1.0)] * 2, "bme", "icb", HARM) == "2 systems, highest first"
    assert sides.measured_plainly([], HARM, "difference") == "Difference, BME minus White"
    assert sides.measured_plainly([], FAIR, "white") == "White staff"


def test_the_heading_of_the_trusts_of_a_place() -> None:
    trusts = [row("A", 1.0), row("B", 1.0), row("C", 1.0)]
    ambulance = row("D", 1.0, trust_type="ambulance")

    assert areas.within_title(trusts, row("Ashire", 1.0)) == "3 trusts of Ashire"
    assert areas.within_title([ambulance], row("Ashire", 1.0)) == (
        "1 trust of Ashire; results of systems leave out ambulance trusts"
    )
    assert areas.within_title([ambulance], row("North", 1.0, level="region")) == "1 trust of North"
    assert areas.within_title([], row("Ashire", 1.0)) == "No trust is listed for Ashire."
    assert (
        areas.within_title(trusts, row("Ash Trust", 1.0, level="trust")) == "3 trusts in the same system as Ash Trust"
    )
