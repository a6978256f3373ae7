from __future__ import annotations

import math

import duckdb
import pytest

from atlas.reader import Atlas


def break_row(**values):
    return {
        "break_id": "b", "indicator": "discrimination", "part": "all", "organisations": "all", "series": "all",
        "from_year": 2023, "year_kind": "survey_year", "kind": "base", "cuts": "true", "text": "x", "source": "",
    } | values  # fmt: skip


def spans(settings, where="\"group\" = 'all'"):
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        return connection.execute(
            "select first_year, last_year, points, change, change_low, change_high, reading from trend "
            f"where {where} order by organisation, series, span"
        ).fetchall()


def series(small, *years, organisation="TA1"):
    return [small.figure(organisation=organisation, year=year, value=value) for year, value in years]


def test_a_change_has_newcombes_interval(small):
    settings = small.build(series(small, (2022, 20.0), (2023, 21.0), (2024, 24.0)))
    ((first, last, points, change, low, high, reading),) = spans(settings)
    assert (first, last, points, change) == (2022, 2024, 3, pytest.approx(4.0))
    # 240 of 1,000 against 200 of 1,000: Newcombe's interval of the difference by its formula.
    assert (low, high) == (pytest.approx(0.37, abs=0.01), pytest.approx(7.62, abs=0.01))
    assert reading == "up"


def test_a_missing_year_and_a_break_cut_the_line(small):
    rows = series(small, (2019, 12.0), (2021, 12.0), (2022, 11.0), (2023, 20.0), (2024, 20.0))
    found = spans(small.build(rows, breaks=[break_row()]))
    assert [(row[0], row[1], row[6]) for row in found] == [
        (2019, 2019, "one point"),
        (2021, 2022, "no clear change"),
        (2023, 2024, "no clear change"),
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"cuts": "false"},
        {"indicator": "career_progression"},
        {"organisations": "TB1 TC1"},
        {"series": "nss-national"},
        {"part": "managers", "indicator": "all"},
        {"year_kind": "wres_year"},
    ],
)
def test_a_break_elsewhere_does_not_cut(small, values):
    found = spans(small.build(series(small, (2022, 12.0), (2023, 12.0)), breaks=[break_row(**values)]))
    assert [(row[0], row[1]) for row in found] == [(2022, 2023)]


def test_a_merger_cuts_its_own_trust_only(small):
    rows = series(small, (2022, 12.0), (2023, 12.0)) + series(small, (2022, 9.0), (2023, 9.0), organisation="TB1")
    found = spans(small.build(rows, breaks=[break_row(organisations="TB1")]))
    assert [(row[0], row[1]) for row in found] == [(2022, 2023), (2022, 2022), (2023, 2023)]


def test_without_people_nothing_is_judged(small):
    common = {"source": "national-wres", "organisation": "ENG", "level": "england", "group": "bme", "denominator": "",
              "locator": "web", "sheet": "example.org"}  # fmt: skip
    rows = [small.figure(**common, year=year, value=value) for year, value in ((2021, 17.0), (2022, 16.6))]
    ((first, last, points, change, low, _high, reading),) = spans(small.build(rows), "\"group\" = 'bme'")
    assert (first, last, points, low, reading) == (2021, 2022, 2, None, "not judged")
    assert change == pytest.approx(-0.4)


def test_a_day_between_two_ends_of_year_is_cut_by_its_calendar_year(small):
    common = {
        "source": "national-wres", "organisation": "ENG", "level": "england", "indicator": "representation",
        "group": "bme", "statistic": "share", "denominator": "", "period_kind": "snapshot", "locator": "web",
        "sheet": "example.org",
    }  # fmt: skip
    rows = [small.figure(**common, snapshot_date=f"{year}-06-30", value=15.0 + year - 2021) for year in (2021, 2022)]
    cut = break_row(indicator="representation", from_year=2022, year_kind="wres_year")
    where = "\"group\" = 'bme'"
    assert [(row[0], row[1]) for row in spans(small.build(rows), where)] == [(2021, 2022)]
    assert [(row[0], row[1]) for row in spans(small.build(rows, breaks=[cut]), where)] == [(2021, 2021), (2022, 2022)]


@pytest.mark.parametrize(("precision", "drawn"), [("exact", [(2021, 2022)]), ("rounded", [(2022, 2022)])])
def test_a_printed_gap_that_is_not_exact_is_no_point_of_a_line(small, precision, drawn):
    gap = {
        "source": "trust-published", "indicator": "board", "group": "bme", "statistic": "gap", "denominator": "",
        "period_kind": "financial_year", "locator": "web", "sheet": "example.org", "unit": "percentage points",
    }  # fmt: skip
    rows = [small.figure(**gap, year=2021, value=-7.5, precision=precision), small.figure(**gap, year=2022, value=-6.0)]
    settings = small.build(rows)
    assert [(row[0], row[1]) for row in spans(settings, "\"group\" = 'difference'")] == drawn
    points = Atlas(settings).trend_points("board", "whole", "", ["TA1"])
    assert [(row["year"], row["precision"]) for row in points] == [(2021, precision), (2022, "exact")]


def counted(small, year, white, bme):
    return [
        small.figure(source="wres-trust-workbook", indicator="appointment", group=group, year=year, numerator=count,
                     value=100 * count / base, denominator=base, period_kind="financial_year")
        for group, (count, base) in (("white", white), ("bme", bme))
    ]  # fmt: skip


def test_the_change_of_a_ratio_from_counts_is_a_factor_with_its_interval(small):
    # Ratios 0.25 ÷ 0.15 and 0.25 ÷ 0.20; se of each logarithm by Katz: √(1/a − 1/n + 1/b − 1/m).
    figures = counted(small, 2023, (300, 1200), (120, 800)) + counted(small, 2024, (300, 1200), (160, 800))
    settings = small.build(figures)
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        factor, low, high, method, reading = connection.execute(
            "select factor, factor_low, factor_high, method, reading from trend "
            "where \"group\" = 'ratio' and organisation = 'TA1'"
        ).fetchone()
    error = math.sqrt(sum((1 / 300 - 1 / 1200 + 1 / 120 - 1 / 800, 1 / 300 - 1 / 1200 + 1 / 160 - 1 / 800)))
    assert factor == pytest.approx(0.75)
    assert (low, high) == pytest.approx((0.75 * math.exp(-1.959964 * error), 0.75 * math.exp(1.959964 * error)))
    assert (method, reading) == ("from the two intervals of the logarithm (Zou and Donner)", "down")


def test_the_change_of_a_difference_has_an_interval_too(small):
    figures = counted(small, 2023, (300, 1200), (120, 800)) + counted(small, 2024, (300, 1200), (200, 800))
    settings = small.build(figures)
    ((_, _, _, change, low, high, reading),) = spans(settings, "\"group\" = 'difference' and organisation = 'TA1'")
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        (d1, l1, h1), (d2, l2, h2) = connection.execute(
            "select difference, difference_low, difference_high from measure where organisation = 'TA1' order by year"
        ).fetchall()
    assert change == pytest.approx(10)  # from 10 points less to none
    assert low == pytest.approx(change - math.hypot(d2 - l2, h1 - d1))
    assert high == pytest.approx(change + math.hypot(h2 - d2, d1 - l1))
    assert reading == "up"
