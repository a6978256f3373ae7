"""From published figures to rows of ``measure``: pairing, estimated bases, pooling, best rows, verdicts."""

from __future__ import annotations

import duckdb
import pytest


def measures(settings, where="true"):
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        cursor = connection.execute(f"select * from measure where {where} order by organisation, period_end, series")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_rates_without_numbers_get_estimated_bases(small):
    rows = [small.figure(denominator=2000), *small.share_of_respondents("TA1", 25.0), *small.pair("TA1", 20.0, 10.0)]
    (row,) = measures(small.build(rows), "series = 'nss-bme-white'")
    assert (row["bme_base"], row["white_base"]) == (500, 1500)
    assert (row["basis"], row["status"], row["bme_status"]) == ("estimated", "estimated", "published")
    assert "estimated" in row["basis_note"]
    assert row["difference"] == pytest.approx(10)
    assert row["ratio_published"] == row["ratio_harm"] == pytest.approx(2)
    # Wilson for 100 of 500, Katz for 100/500 over 150/1500, by hand.
    assert (row["bme_low"], row["bme_high"]) == (pytest.approx(16.73, abs=0.01), pytest.approx(23.73, abs=0.01))
    assert (row["ratio_harm_low"], row["ratio_harm_high"]) == (
        pytest.approx(1.59, abs=0.005),
        pytest.approx(2.52, abs=0.005),
    )
    assert row["verdict"] == "large gap" and row["best"]


def test_the_all_staff_row_stays_apart_and_is_not_best(small):
    rows = [small.figure(), *small.share_of_respondents("TA1", 25.0), *small.pair("TA1", 20.0, 10.0)]
    (row,) = measures(small.build(rows), "series = 'nss-weighted' and organisation = 'TA1'")
    assert (row["everyone"], row["everyone_base"], row["bme"], row["best"]) == (10, 1000, None, False)
    assert (row["verdict"], row["verdict_reason"][:20]) == ("not judged", "figures for one grou")


def test_a_good_thing_is_turned_so_that_above_one_is_harm(small):
    extra = {"indicator": "career_progression"}
    rows = [small.figure(**extra), *small.share_of_respondents("TA1", 50.0), *small.pair("TA1", 40.0, 60.0, **extra)]
    (row,) = measures(small.build(rows), "series = 'nss-bme-white'")
    assert (row["ratio_direction"], row["ratio_published"]) == ("bme/white", pytest.approx(2 / 3))
    assert row["ratio_harm"] == pytest.approx(1.5)
    assert row["ratio_harm_low"] == pytest.approx(1 / row["ratio_published_high"])
    assert (row["difference"], row["difference_harm"]) == (pytest.approx(-20), pytest.approx(20))
    assert row["verdict"] == "large gap"


def test_under_eleven_respondents_is_too_few(small):
    rows = [small.figure(denominator=100), *small.share_of_respondents("TA1", 10.0), *small.pair("TA1", 90.0, 10.0)]
    (row,) = measures(small.build(rows), "series = 'nss-bme-white'")
    assert row["bme_base"] == 10
    assert (row["verdict"], row["verdict_reason"]) == (
        "too few to say",
        "fewer than 11 people in one of the groups",
    )


def test_without_the_mix_of_respondents_there_is_no_interval(small):
    (row,) = measures(small.build([small.figure(), *small.pair("TA1", 20.0, 10.0)]), "series = 'nss-bme-white'")
    assert (row["basis"], row["ratio_harm"], row["ratio_harm_low"]) == ("none", pytest.approx(2), None)
    assert (row["verdict"], row["status"]) == ("not judged", "published")


def test_indicator_6_takes_the_smaller_base_of_its_parts(small):
    extra = {"indicator": "harassment_staff"}
    rows = [
        small.figure(**extra, part="managers", denominator=1000),
        small.figure(**extra, part="colleagues", denominator=900),
        *small.share_of_respondents("TA1", 20.0),
        *small.pair("TA1", 20.0, 10.0, **extra),
    ]
    found = {row["part"]: row for row in measures(small.build(rows), "indicator = 'harassment_staff'")}
    assert found["whole"]["bme_base"] == 180
    assert found["whole"]["everyone"] is None, "a part never fills the whole"


def test_a_bound_is_not_judged_and_a_printed_ratio_keeps_its_direction(small):
    printed = {
        "source": "trust-published", "indicator": "disciplinary", "statistic": "ratio", "group": "ratio",
        "denominator": "", "unit": "times as likely", "period_kind": "financial_year", "locator": "web",
        "sheet": "example.org/wres",
    }  # fmt: skip
    rows = [
        small.figure(**printed, year=2023, value=1.7, precision="exact"),
        small.figure(**printed, year=2024, value=2.0, precision="bound"),
        small.figure(**(printed | {"indicator": "appointment"}), year=2023, value=1.6),
    ]
    found = {(row["indicator"], row["year"]): row for row in measures(small.build(rows))}
    exact, bound = found["disciplinary", 2023], found["disciplinary", 2024]
    assert (exact["ratio_harm"], exact["verdict"]) == (1.7, "not judged")
    assert "without numbers of people" in exact["verdict_reason"]
    assert "bound" in bound["verdict_reason"]
    assert found["appointment", 2023]["ratio_direction"] == "white/bme"
    assert found["appointment", 2023]["ratio_harm"] == 1.6


def test_what_a_trust_printed_gets_no_estimated_interval(small):
    rows = [
        small.figure(),
        *small.share_of_respondents("TA1", 20.0),
        *small.pair("TA1", 20.0, 10.0, source="trust-published", locator="web", sheet="example.org"),
    ]
    (row,) = measures(small.build(rows), "series = 'trust-published'")
    assert (row["basis"], row["verdict"], row["provenance"]) == ("none", "not judged", "press")


def test_numbers_that_a_trust_printed_give_an_interval_but_no_area(small):
    extra = {"source": "trust-published", "locator": "web", "sheet": "example.org"}
    rows = [
        small.figure(),
        small.figure(**extra, group="bme", value=20.1, denominator=259),
        small.figure(**extra, group="white", value=6.7, denominator=954),
    ]
    found = measures(small.build(rows), "series like 'trust-published%'")
    assert [(row["organisation"], row["verdict"]) for row in found] == [("TA1", "large gap")]
    assert found[0]["ratio_harm"] == pytest.approx(3.0)


def test_board_gap_is_board_minus_workforce(small):
    extra = {
        "source": "national-wres", "organisation": "ENG", "level": "england", "indicator": "board", "denominator": "",
        "period_kind": "snapshot", "snapshot_date": "2024-03-31", "locator": "web", "sheet": "example.org",
    }  # fmt: skip
    rows = [
        small.figure(**extra, year=2024, group="bme", statistic="share", value=16.5),
        small.figure(**extra, year=2024, group="bme", statistic="gap", value=-12.1),
    ]
    (row,) = measures(small.build(rows))
    assert (row["bme"], row["difference"], row["difference_harm"]) == (16.5, -12.1, 12.1)
    assert (row["ratio_harm"], row["verdict"], row["year"]) == (None, "not judged", 2024)


def survey(small, *units):
    """All-staff rate, mix and, where given, BME and White rates of (code, base, BME share, bme, white)."""
    rows = []
    for code, base, share, bme, white in units:
        rows += [small.figure(organisation=code, denominator=base), *small.share_of_respondents(code, share)]
        if bme is not None:
            rows += small.pair(code, bme, white)
    return rows


def test_areas_are_pooled_from_people_and_say_from_whom(small):
    rows = survey(
        small,
        ("TA1", 1000, 20.0, 20.0, 10.0),
        ("TA2", 500, 20.0, None, None),
        ("TA3", 300, 10.0, 50.0, 40.0),
        ("TB1", 600, 50.0, 10.0, 10.0),
        ("TC1", 100, 20.0, 20.0, 10.0),
        ("TC2", 900, 20.0, None, None),
    )
    found = {row["organisation"]: row for row in measures(small.build(rows), "pooled")}
    assert set(found) == {"ENG", "YA1", "YA2", "QA1", "QA2", "QA3"}
    # QA1 leaves its ambulance trust out: TA1 alone of TA1 and TA2, 1,000 of 1,500 answers.
    assert (found["QA1"]["bme"], found["QA1"]["bme_base"]) == (pytest.approx(20), pytest.approx(200))
    assert (found["QA1"]["units_with"], found["QA1"]["units_all"]) == (1, 2)
    assert found["QA1"]["population"] == ("1 of 2 trusts, 67 % of respondents; no mental health trust is among them")
    # YA1 has the ambulance trust in: (200 × 20 + 30 × 50 + 300 × 10) / 530.
    assert found["YA1"]["bme"] == pytest.approx((200 * 20 + 30 * 50 + 300 * 10) / 530)
    assert found["YA1"]["white"] == pytest.approx((800 * 10 + 270 * 40 + 300 * 10) / 1370)
    assert found["YA1"]["respondents_covered"] == pytest.approx(100 * 1900 / 2400)
    assert (found["YA1"]["status"], found["YA1"]["basis"]) == ("estimated", "estimated")
    # QA3 has a tenth of its answers in a trust with rates: nothing is shown, and it says why.
    assert (found["QA3"]["bme"], found["QA3"]["status"], found["QA3"]["verdict"]) == (
        None,
        "not_published",
        "not judged",
    )
    assert "10 per cent" in found["QA3"]["verdict_reason"]


def test_a_published_pair_wins_over_a_pooled_one(small):
    england = {"source": "nss-2024-national", "organisation": "ENG", "level": "england"}
    rows = [
        *survey(small, ("TA1", 1000, 20.0, 20.0, 10.0)),
        small.figure(**england, group="bme", value=15.2, denominator=120000),
        small.figure(**england, group="white", value=6.8, denominator=500000),
    ]
    found = {row["series"]: row for row in measures(small.build(rows), "organisation = 'ENG'")}
    assert (found["nss-national"]["best"], found["nss-bme-white-pooled"]["best"]) == (True, False)
    assert (found["nss-national"]["basis"], found["nss-national"]["status"]) == ("estimated", "published")
    assert "design weights are not published" in found["nss-national"]["basis_note"]


def test_many_comparisons_take_back_a_verdict_that_chance_would_give(small):
    # One trust's gap is borderline (p about 0.02); nineteen others have none.
    organisations = small.organisations()
    trust = next(row for row in organisations if row["code"] == "TA1")
    more = [trust | {"code": f"TD{n:02}", "final_code": f"TD{n:02}", "name": f"TD{n:02}"} for n in range(19)]
    units = [("TA1", 2000, 50.0, 13.1, 10.0), *((str(row["code"]), 2000, 50.0, 10.0, 10.0) for row in more)]
    alone = measures(small.build(survey(small, units[0])), "organisation = 'TA1' and series = 'nss-bme-white'")[0]
    settings = small.build(survey(small, *units), organisations=organisations + more)
    among = measures(settings, "organisation = 'TA1' and series = 'nss-bme-white'")[0]
    assert alone["p_gap"] == among["p_gap"] < 0.025
    assert (alone["verdict"], among["verdict"]) == ("gap", "unclear")
    assert among["q_gap"] == pytest.approx(20 * among["p_gap"])
    assert among["verdict_reason"] == "does not hold after allowing for many comparisons"


def test_sectors_and_trusts_are_one_family(small):
    sector = {"level": "reporting_unit"}
    rows = survey(small, ("TA1", 1000, 20.0, 20.0, 10.0))
    rows += [small.figure(organisation="TC2X", **sector), *small.share_of_respondents("TC2X", 20.0, **sector)]
    rows += small.pair("TC2X", 12.0, 10.0, **sector)
    found = {row["organisation"]: row["family"] for row in measures(small.build(rows), "series = 'nss-bme-white'")}
    assert found["TA1"] == found["TC2X"] == "trust | discrimination | whole | 2024-12-31"


def test_counts_below_the_threshold_are_too_few(small):
    counted = {"source": "workforce-by-organisation", "indicator": "disciplinary", "unit": "per cent"}
    rows = [
        small.figure(
            **counted, group=group, value=100 * n / base, numerator=n, denominator=base, period_kind="financial_year"
        )
        for group, n, base in (("bme", 4, 400), ("white", 20, 1000))
    ]
    (row,) = measures(small.build(rows), "level = 'trust'")
    assert (row["basis"], row["verdict"]) == ("counts", "too few to say")
    assert row["ratio_published"] == pytest.approx(0.5)
    assert row["ratio_method"].startswith("score")


def test_whole_workforce_shares_keep_unknown_ethnicity_in_the_base(small):
    people = {
        "source": "workforce-ethnicity", "organisation": "ENG", "level": "england", "indicator": "representation",
        "part": "midwives", "statistic": "count", "denominator": "", "period_kind": "snapshot",
        "snapshot_date": "2022-06-30", "breakdown": "all_grades",
    }  # fmt: skip
    rows = [
        small.figure(**people, group=group, value=number)
        for group, number in (("white", 700), ("asian", 150), ("black", 50), ("unknown", 90), ("discontinued", 10))
    ]
    (row,) = measures(small.build(rows))
    assert (row["bme"], row["white"], row["bme_base"]) == (20.0, 70.0, 1000)
    assert (row["year"], row["wres_year"], row["status"], row["difference"]) == (2022, None, "derived", None)
    assert row["verdict"] == "not judged"


def test_a_computed_gap_has_the_precision_of_the_worse_value_and_no_binary_noise(small):
    rows = [
        small.figure(group="bme", value=5.1, precision="rounded", denominator=""),
        small.figure(group="white", value=24.9, denominator=""),
    ]
    (row,) = measures(small.build(rows))
    assert 5.1 - 24.9 != -19.8, "or else this shows nothing"
    assert (row["difference"], row["difference_harm"], row["difference_precision"]) == (-19.8, -19.8, "rounded")
    assert row["ratio_published"] == 0.2048192771


def test_nobody_in_one_group_gives_a_finite_ratio_that_is_marked(small):
    extra = {"indicator": "harassment_public"}
    rows = [
        small.figure(**extra, group="bme", value=0.0, denominator=200),
        small.figure(**extra, group="white", value=5.0, denominator=1000),
    ]
    (row,) = measures(small.build(rows), "level = 'trust' and best")
    # 0.5 in addition in each of the four cells: (0.5 / 201) over (50.5 / 1001).
    assert row["ratio_published"] == row["ratio_harm"] == pytest.approx(0.5 / 201 / (50.5 / 1001))
    assert row["ratio_harm_low"] < row["ratio_harm"] < row["ratio_harm_high"]
    assert row["ratio_method"] == "Katz log, 0.5 added to each cell"
    assert "0.5 added to each cell" in row["basis_note"]
