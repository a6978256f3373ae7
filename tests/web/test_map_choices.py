"""What the map offers, and what becomes of a wish that cannot be had."""

from __future__ import annotations

import pytest

from atlas.indicators import Indicator
from atlas.selection import Selection
from atlas.web import map_choices, map_controls


def made(name, number, **more):
    return Indicator(
        id=name, number=number, standard="WRES", title="", short=name.capitalize(), question="", kind="rate", unit="",
        better="lower", ratio="bme/white", period="survey", event="", out_of="", meaning="", **more,
    )  # fmt: skip


INDICATORS = {"career_progression": made("career_progression", 7), "board": made("board", 9)}
PLACES = {"ZZ1": "icb", "ZZ2": "trust", "ZZ21": "reporting_unit"}


def row(level, year, part="whole", indicator="career_progression", pooled=False, **counts):
    empty = dict.fromkeys(("bme", "white", "everyone", "difference", "ratio"), 0)
    return {"indicator": indicator, "part": part, "level": level, "year": year, "pooled": pooled} | empty | counts


PAIR = {"bme": 41, "white": 41, "difference": 41, "ratio": 41}


@pytest.fixture
def held():
    return map_choices.choices(
        [
            row("icb", 2024, pooled=True, everyone=42, **PAIR),
            row("trust", 2019, everyone=200),
            row("trust", 2024, everyone=210, bme=159, white=159, difference=159, ratio=159),
            row("trust", 2024, part="managers", everyone=210),
            row("trust", 2024, indicator="board", bme=5),
        ]
    )


def settled(held, **wish):
    return map_choices.settle(Selection(**wish), held, INDICATORS, PLACES)


def test_too_few_places_are_not_a_map(held) -> None:
    assert held.indicators() == ["career_progression"]
    assert held.most["board"] == 5
    assert "no more than 5 trusts" in map_controls.not_mapped(held, INDICATORS)


def test_what_each_level_has(held) -> None:
    assert held.parts("career_progression") == ["whole", "managers"]
    assert held.levels("career_progression", "whole") == ["icb", "trust"]
    assert held.measures("career_progression", "managers", "trust") == ["all"]
    assert "BME and White staff pooled from their trusts, estimated (2024)" in held.offered(
        "career_progression", "whole"
    )


def test_a_wish_that_can_be_had_gets_the_newest_year(held) -> None:
    selection, notices = settled(held, level="trust", measure="all")

    assert (selection.year, notices) == (2024, [])


def test_a_year_that_is_held_stays(held) -> None:
    assert settled(held, level="trust", measure="all", year=2019)[0].year == 2019


def test_a_year_that_is_not_held_is_said(held) -> None:
    selection, (notice,) = settled(held, level="trust", year=2019)

    assert selection.year == 2024
    assert notice == "Survey year 2019 is not held for this choice, so 2024 is shown."


def test_an_indicator_that_is_not_on_the_map_is_said(held) -> None:
    selection, (notice,) = settled(held, indicator="board")

    assert selection.indicator == "career_progression"
    assert notice == "“Board” is not on the map, so “Career_progression” is shown."
    assert "“nonsense” is not on the map" in settled(held, indicator="nonsense")[1][0]


def test_a_measure_that_the_level_has_not_is_said(held) -> None:
    selection, (notice,) = settled(held, part="managers", level="icb", measure="white")

    assert (selection.level, selection.measure) == ("trust", "all")
    assert notice == "White staff: no such figures are held for trusts here, so all staff is shown."


def test_a_place_of_another_level_is_let_go_and_an_unknown_one_is_said(held) -> None:
    assert settled(held, place="ZZ1") == (settled(held)[0].__class__(year=2024, place="ZZ1"), [])
    assert settled(held, place="ZZ2")[0].place == ""
    assert settled(held, place="ZZ2", level="trust")[0].place == "ZZ2"
    assert settled(held, place="ZZ21", level="trust")[0].place == "ZZ21"
    selection, (notice,) = settled(held, place="QQQ")
    assert selection.place == ""
    assert "“QQQ” is no region" in notice


def test_trusts_are_never_tiles(held) -> None:
    assert settled(held, level="trust", chart="tiles")[0].chart == "map"
    assert settled(held, chart="tiles")[0].chart == "tiles"


def test_choices_that_do_not_exist_stay_disabled(held) -> None:
    selection, _ = settled(held, part="managers", level="trust")

    offer = map_controls.offer(held, INDICATORS, selection)

    assert {option["value"] for option in offer.measures if option["disabled"]} == {
        "bme",
        "white",
        "difference",
        "ratio",
    }
    assert {option["value"] for option in offer.levels if option["disabled"]} == {"region", "icb"}
    assert [option["disabled"] for option in offer.charts] == [False, True]
    assert [option["label"] for option in offer.years] == ["Autumn 2024 (WRES 2025)"]
