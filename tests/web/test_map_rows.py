"""Places joined to their figures: ranks, ties, turned signs, and a reason wherever there is no figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from atlas.indicators import Indicator
from atlas.web import map_rows

FAIR = Indicator(
    id="fair", number=7, standard="WRES", title="", short="Fair", question="", kind="rate", unit="per cent",
    better="higher", ratio="bme/white", period="survey", event="", out_of="", meaning="",
)  # fmt: skip
HARM = replace(FAIR, better="lower")
NOTHING = dict.fromkeys(
    (
        "lineage", "everyone_lineage",
        "bme_low", "bme_high", "bme_base", "bme_source", "white_low", "white_high", "white_base", "white_source",
        "everyone", "everyone_low", "everyone_high", "everyone_base", "everyone_source", "difference_low",
        "difference_high", "ratio_published", "ratio_published_low", "ratio_published_high", "ratio_harm",
        "units_with", "units_all", "respondents_covered", "bme_status", "white_status", "everyone_status",
    )
)  # fmt: skip


def place(code, **more):
    return {
        "code": code, "level": "icb", "name": f"Place {code}", "trust_type": "", "icb": code, "region": "",
        "parent": "", "valid_from": None, "valid_to": None, "longitude": 0.0, "latitude": 0.0, "staff_in_post": None,
        "tile_row": 0, "tile_column": 0, "tile_label": "",
        "surveyed": [2023, 2024], **more,
    }  # fmt: skip


def figure(code, bme=None, white=None, **more):
    difference = None if bme is None else bme - white
    return {
        **NOTHING, "organisation": code, "year": 2024, "period_end": date(2024, 12, 31), "period_kind": "survey",
        "wres_year": 2025, "survey_year": 2024, "financial_year": "", "best": True, "bme": bme, "white": white,
        "difference": difference, "difference_harm": None if difference is None else -difference,
        "ratio_direction": "bme/white", "basis": "counts" if bme else "none", "basis_note": "", "verdict": "gap",
        "verdict_reason": "because", "status": "published", "source": "s", "pooled": False, "population": "",
        "printed": False, "inexact": False, **more,
    }  # fmt: skip


def rows_of(places, figures, measure="difference", indicator=FAIR, ranks=None, complete_from=90.0):
    return map_rows.by_year(places, figures, ranks or {}, measure, indicator, complete_from)[2024]


def test_the_widest_gap_is_first_and_equal_print_is_equal_rank() -> None:
    places = [place("ZZ1"), place("ZZ2"), place("ZZ3"), place("ZZ4")]
    figures = [
        figure("ZZ1", 50, 55.04), figure("ZZ2", 40, 60), figure("ZZ3", 50, 54.96), figure("ZZ4", 60, 58),
    ]  # fmt: skip

    rows = rows_of(places, figures)

    assert [(row["code"], row["rank"], row["tied"]) for row in rows] == [
        ("ZZ2", 1, False), ("ZZ1", 2, True), ("ZZ3", 2, True), ("ZZ4", 4, False),
    ]  # fmt: skip
    assert [round(row["value"], 2) for row in rows] == [20, 5.04, 4.96, -2]


def test_intervals_turn_with_the_sign() -> None:
    (row,) = rows_of([place("ZZ1")], [figure("ZZ1", 40, 50, difference_low=-13.0, difference_high=-6.0)])

    assert (row["value"], row["low"], row["high"]) == (10, 6.0, 13.0)


def test_where_lower_is_better_the_difference_is_shown_as_it_is() -> None:
    worse = figure("ZZ1", 15, 7, difference_harm=8, difference_low=6.0, difference_high=10.0)

    (row,) = rows_of([place("ZZ1")], [worse], indicator=HARM)

    assert (row["value"], row["low"], row["high"], row["order"]) == (8, 6.0, 10.0, 8)


def test_a_level_is_ordered_worst_first() -> None:
    places, figures = [place("ZZ1"), place("ZZ2")], [figure("ZZ1", 40, 60), figure("ZZ2", 50, 60)]

    assert [row["code"] for row in rows_of(places, figures, "bme", FAIR)] == ["ZZ1", "ZZ2"]
    assert [row["code"] for row in rows_of(places, figures, "bme", HARM)] == ["ZZ2", "ZZ1"]


def test_ratios_show_what_was_published_and_order_by_harm() -> None:
    places = [place("ZZ1"), place("ZZ2")]
    figures = [
        figure("ZZ1", 40, 50, ratio_published=0.8, ratio_harm=1.25),
        figure("ZZ2", 30, 50, ratio_published=0.6, ratio_harm=1 / 0.6),
    ]

    rows = rows_of(places, figures, "ratio")

    assert [(row["code"], row["value"]) for row in rows] == [("ZZ2", 0.6), ("ZZ1", 0.8)]


def test_a_withheld_area_keeps_its_place_and_its_reason() -> None:
    alone = figure("ZZ1", None, None, everyone=55.0, everyone_source="a", verdict="not judged")
    withheld = figure(
        "ZZ1", None, None, best=False, pooled=True, units_with=1, units_all=3, respondents_covered=44.0,
        verdict="not judged", verdict_reason="trusts with rates hold 44 per cent",
    )  # fmt: skip

    (row,) = rows_of([place("ZZ1")], [alone, withheld])
    assert (row["value"], row["rank"], row["missing"]) == (None, None, "trusts with rates hold 44 per cent")

    (row,) = rows_of([place("ZZ1")], [alone, withheld], "all")
    assert (row["value"], row["missing"], row["pooled_value"]) == (55.0, "", False)


def test_all_staff_come_from_the_best_ranked_series() -> None:
    pair = figure("ZZ1", 40, 50)
    copy = figure("ZZ1", None, None, best=False, everyone=54.0, everyone_source="copy")
    own = figure("ZZ1", None, None, best=False, everyone=55.0, everyone_source="own")

    (row,) = rows_of([place("ZZ1")], [pair, copy, own], "all", ranks={"copy": 30, "own": 10})

    assert (row["value"], row["bme"]) == (55.0, 40)


def test_pooled_figures_under_the_threshold_are_partial() -> None:
    def pooled(code, covered):
        return figure(code, 40, 50, pooled=True, respondents_covered=covered, units_with=1, units_all=2)

    places, figures = [place("ZZ1"), place("ZZ2")], [pooled("ZZ1", 89.9), pooled("ZZ2", 90.0)]

    assert {row["code"]: row["partial"] for row in rows_of(places, figures)} == {"ZZ1": True, "ZZ2": False}
    assert not any(row["partial"] for row in rows_of(places, figures, complete_from=80.0))


def test_outside_the_survey_trusts_open_on_the_day_are_listed_without_figures_last() -> None:
    places = [
        place("ZZ1", level="trust"),
        place("ZZ2", level="trust", valid_from=date(2024, 11, 1)),
        place("ZZ3", level="trust", valid_to=date(2024, 12, 31)),
        place("ZZ4", level="trust", valid_from=date(2025, 1, 1)),
        place("ZZ5", level="trust"),
    ]

    rows = rows_of(places, [figure("ZZ5", 40, 50, period_kind="snapshot")])

    assert [(row["code"], row["missing"]) for row in rows] == [
        ("ZZ5", ""), ("ZZ1", "no figure held"), ("ZZ2", "no figure held; opened on 1 November 2024"),
    ]  # fmt: skip


def test_a_trust_surveyed_in_parts_is_not_listed_as_missing() -> None:
    places = [place("ZZ1", level="trust", surveyed=[]), place("ZZ11", level="reporting_unit", parent="ZZ1")]

    assert [row["code"] for row in rows_of(places, [figure("ZZ11", 40, 50)])] == ["ZZ11"]


def test_a_kind_of_trust_without_any_rates_is_named() -> None:
    places = [
        place("ZZ1", level="trust", trust_type="mental_health"), place("ZZ2", level="trust", trust_type="acute"),
        place("ZZ3", level="trust", trust_type="acute"),
    ]  # fmt: skip
    only = {"everyone": 50.0, "everyone_source": "a", "verdict_reason": "one group"}
    figures = [figure("ZZ1", **only), figure("ZZ2", **only), figure("ZZ3", 40, 50)]

    reasons = {row["code"]: row["missing"] for row in rows_of(places, figures)}

    assert reasons["ZZ1"] == "BME and White rates are not held for any mental health trust"
    assert reasons["ZZ2"] == "BME and White rates are not held"


def test_years_are_kept_apart() -> None:
    older = figure("ZZ1", 30, 50, year=2023, period_end=date(2023, 12, 31))

    every = map_rows.by_year([place("ZZ1")], [older, figure("ZZ1", 40, 50)], {}, "bme", FAIR, 90.0)

    assert {year: rows[0]["value"] for year, rows in every.items()} == {2023: 30, 2024: 40}


def test_only_those_surveyed_are_listed_each_with_its_reason() -> None:
    places = [
        place("ZZ1", level="trust", trust_type="acute"), place("ZZ2", level="trust", trust_type="mental_health"),
        place("ZZ3", level="trust", surveyed=[2023]), place("ZZ4", level="trust", surveyed=[]),
        place("ZZ41", level="reporting_unit", parent="ZZ4", trust_type="acute"),
    ]  # fmt: skip

    rows = rows_of(places, [figure("ZZ1", 40, 50)])

    assert [(row["code"], row["missing"]) for row in rows] == [
        ("ZZ1", ""), ("ZZ2", "BME and White rates are not held for any mental health trust"),
        ("ZZ41", "no figure held"),
    ]  # fmt: skip
    left = map_rows.not_surveyed(places, 2024, date(2024, 12, 31))
    assert [trust["code"] for trust in left] == ["ZZ3"]


def test_a_printed_figure_stands_apart_and_is_pointed_to() -> None:
    places = [
        place(f"ZZ{at}", level="trust", trust_type="acute", surveyed=took_part)
        for at, took_part in ((1, [2024]), (2, [2024]), (3, []))
    ]
    printed = {"bme": None, "white": None, "printed": True, "status": "published", "verdict": "gap"}
    only = {"everyone": 50.0, "everyone_source": "a"}
    figures = [figure("ZZ1", 40, 50), figure("ZZ2", **only), figure("ZZ2", **printed), figure("ZZ3", **printed)]

    rows = {row["code"]: row for row in rows_of(places, figures)}

    assert list(rows) == ["ZZ1", "ZZ2"]
    assert rows["ZZ2"]["missing"] == ("BME and White rates are not held; its own printed figure is on the trends page")
    assert (rows["ZZ2"]["status"], rows["ZZ2"]["verdict"]) == ("not_published", "not judged")


def test_rounded_figures_and_bounds_say_why_they_are_not_drawn() -> None:
    (row,) = rows_of([place("ZZ1")], [figure("ZZ1", None, None, inexact=True)])

    assert (row["value"], row["missing"]) == (None, "published only rounded or as a bound")


def test_status_and_basis_are_those_of_all_staff_where_all_staff_are_shown() -> None:
    pair = figure(
        "ZZ1", 40, 50, everyone=45.0, everyone_low=44.0, everyone_high=46.0, everyone_status="published",
        status="estimated", basis="counts", pooled=True, population="2 of 3 trusts", units_with=2, units_all=3,
        respondents_covered=80.0,
    )  # fmt: skip

    (row,) = rows_of([place("ZZ1")], [pair], "all")

    assert (row["status"], row["basis"], row["verdict"], row["population"]) == ("published", "estimated", "", "")
    assert (row["units_with"], row["respondents_covered"]) == (None, None)


def test_a_missing_value_never_keeps_the_status_of_another() -> None:
    everyone = {"everyone": 50.0, "everyone_source": "a", "everyone_status": "published"}
    figures = [figure("ZZ1", **everyone), figure("ZZ2", bme_status="suppressed"), figure("ZZ4", 40, 50)]

    rows = rows_of([place(f"ZZ{at}") for at in range(1, 5)], figures)

    assert {row["code"]: row["status"] for row in rows} == {
        "ZZ1": "not_published", "ZZ2": "suppressed", "ZZ3": "not_published", "ZZ4": "published",
    }  # fmt: skip
    assert all(row["missing"] and row["verdict_reason"] == row["missing"] for row in rows if row["value"] is None)


def test_differences_of_what_is_published_white_over_bme_turn_too() -> None:
    appointed = replace(FAIR, better="nearer", ratio="white/bme")
    one = figure("ZZ1", 20, 30, difference_low=-14.0, difference_high=-6.0, ratio_direction="white/bme")

    (row,) = rows_of([place("ZZ1")], [one], indicator=appointed)

    assert (row["value"], row["low"], row["high"]) == (10, 6.0, 14.0)
