"""The scorecard table: every indicator has a row, the newest exact figures stand in it, printed ones apart."""

from __future__ import annotations

import pytest

from atlas.reader import Atlas
from atlas.warehouse.connection import Warehouse


@pytest.fixture(scope="module")
def atlas(small):
    figures = [
        *small.pair("TA1", 14.0, 6.0), *small.share_of_respondents("TA1", 30.0),
        small.figure(organisation="TA1", year=2024, value=8.0),
        small.figure(organisation="TA1", year=2023, value=12.0, denominator=1000),
        small.figure(organisation="TA1", year=2022, value=13.0, denominator=1000),
        small.figure(organisation="TA2", year=2023, value=9.0),
        small.figure(organisation="TB1", indicator="harassment_staff", part="managers", value=7.0),
        small.figure(
            organisation="TB1", source="trust-published", indicator="appointment", group="ratio", statistic="ratio",
            value=1.7, denominator="", unit="times as likely", period_kind="financial_year", locator="web",
            file="invented.example", sheet="invented.example/wres", row="", column="", year=2024,
        ),
    ]  # fmt: skip
    return Atlas(small.build(figures))


def row(atlas, code, indicator, part="whole"):
    return next(one for one in atlas.scorecard([code]) if (one["indicator"], one["part"]) == (indicator, part))


def test_every_organisation_has_a_row_for_each_of_the_nine(atlas) -> None:
    for code in ("ENG", "YA1", "QA1", "TA1", "TC2X"):
        numbers = [one["number"] for one in atlas.scorecard([code]) if one["part"] == "whole"]
        assert numbers == list(range(1, 10)), code
    empty = row(atlas, "TC2X", "board")
    assert empty["verdict"] == "" and empty["bme"] is None and empty["everyone"] is None


def test_the_newest_pair_stands_beside_the_newest_rate_of_all_staff(atlas) -> None:
    found = row(atlas, "TA1", "discrimination")
    assert (found["year"], found["bme"], found["white"], found["difference"]) == (2024, 14.0, 6.0, 8.0)
    assert (found["everyone"], found["everyone_year"]) == (8.0, 2024)
    assert found["basis"] == "estimated" and found["verdict"] not in ("", "not judged")
    assert found["harm_low"] < 8.0 < found["harm_high"]
    older = row(atlas, "TA2", "discrimination")
    assert (older["year"], older["everyone_year"]) == (None, 2023)


def test_harm_is_turned_by_the_indicator_even_where_the_two_groups_are_equal(small) -> None:
    # 40 of 100 in both groups: −0 is 0, so that nothing but the indicator says which way is worse. The groups differ in
    # size, so the interval is not symmetrical: turned the wrong way it would be another one.
    pair = small.pair("TA1", 40.0, 40.0, indicator="career_progression")
    share = small.share_of_respondents("TA1", 8.0)
    found = row(Atlas(small.build([*pair, *share, small.figure(indicator="career_progression", value=40.0)])), "TA1",
                "career_progression")  # fmt: skip
    assert found["difference"] == found["difference_harm"] == 0
    assert (found["harm_low"], found["harm_high"]) == (-found["difference_high"], -found["difference_low"])
    assert abs(found["difference_low"]) != pytest.approx(found["difference_high"])


def test_the_change_is_that_of_the_span_that_ends_in_the_newest_figure(atlas) -> None:
    found = row(atlas, "TA1", "discrimination")
    assert (found["all_from"], found["all_to"], found["all_reading"]) == (2022, 2024, "down")
    assert found["all_change"] == pytest.approx(-5.0)
    assert found["gap_reading"] == "one point"


def test_what_a_trust_printed_stands_apart(atlas) -> None:
    assert row(atlas, "TB1", "appointment")["ratio_published"] is None
    printed = atlas.printed_figures("TB1")
    assert [(one["indicator"], one["value"], one["address"]) for one in printed] == [
        ("appointment", 1.7, "invented.example/wres")
    ]


def test_a_part_has_a_row_only_where_something_is_held(atlas) -> None:
    assert row(atlas, "TB1", "harassment_staff", "managers")["everyone"] == 7.0
    assert [one["part"] for one in atlas.scorecard(["TA1"]) if one["indicator"] == "harassment_staff"] == ["whole"]


def test_harm_and_its_interval_point_the_same_way_in_the_real_figures(real_settings) -> None:
    cursor = Warehouse(real_settings.warehouse).cursor()
    wrong = cursor.execute(
        "select count(*) from scorecard where harm_low is not null"
        " and not (harm_low <= difference_harm and difference_harm <= harm_high)"
    ).fetchone()[0]
    assert wrong == 0
    held, verdicts = cursor.execute(
        "select count(*), count(*) filter (scorecard.verdict = measure.verdict) from scorecard join measure"
        " on measure.organisation = scorecard.organisation and measure.indicator = scorecard.indicator"
        " and measure.part = scorecard.part and measure.series = scorecard.series and measure.breakdown = ''"
        " and measure.period_end = scorecard.period_end"
    ).fetchone()
    assert held == verdicts > 800


def test_several_come_in_the_order_asked(atlas) -> None:
    codes = list(dict.fromkeys(one["organisation"] for one in atlas.scorecard(["TB1", "ENG", "TA1"])))
    assert codes == ["TB1", "ENG", "TA1"]
