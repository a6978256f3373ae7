"""From rows of ``measure`` to rows of ``standing``: who is compared, where each stands, and what changed."""

from __future__ import annotations

import duckdb
import pytest

from atlas.errors import CheckError
from atlas.warehouse import checks, schema

CODES = [f"TD{letter}" for letter in "ABCDEFGHIJKL"]


@pytest.fixture(scope="module")
def country(small):
    """Rows of organisations.csv with twelve more acute trusts."""
    rows = small.organisations()
    model = next(row for row in rows if row["code"] == "TB1")
    added = [
        model | {"code": code, "final_code": code, "name": f"{code} NHS Trust", "short_name": f"{code} NHS Trust"}
        for code in CODES
    ]
    return [*rows, *added]


def figures(small, rates, **values):
    """Rates of BME staff by trust against 10 % of White staff; a quarter of 4,000 who answered are BME."""
    rows = []
    for code, bme in rates.items():
        rows += [small.figure(organisation=code, denominator=4000, **values)]
        rows += small.share_of_respondents(code, 25.0, **values) + small.pair(code, bme, 10.0, **values)
    return rows


def standing(settings, where="true"):
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        cursor = connection.execute(f"select * from standing where {where} order by organisation, year")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def spread_out(first=10.0, step=1.0):
    return {code: first + step * number for number, code in enumerate(CODES)}


@pytest.fixture(scope="module")
def built(small, country):
    return small.build(figures(small, spread_out()), organisations=country)


def test_every_trust_has_its_place_among_all(built):
    rows = standing(built)
    assert [row["organisation"] for row in rows] == CODES
    assert {row["family_size"] for row in rows} == {12}
    assert [row["rank"] for row in rows] == list(range(12, 0, -1))
    assert not any(row["tied"] for row in rows)
    assert all(1 <= row["rank_low"] <= row["rank_high"] <= 12 for row in rows)
    assert rows[0]["rank_high"] == 12 and rows[-1]["rank_low"] == 1


def test_the_columns_belong_together(built):
    row = next(row for row in standing(built) if row["organisation"] == "TDL")
    # 21 % of 1,000 over 10 % of 3,000: se = √(1/210 − 1/1,000 + 1/300 − 1/3,000).
    assert row["ratio_harm"] == pytest.approx(2.1)
    assert row["se"] == pytest.approx((1 / 210 - 1 / 1000 + 1 / 300 - 1 / 3000) ** 0.5)
    assert row["z_equality"] == pytest.approx(row["log_ratio"] / row["se"])
    assert row["by_equality"] == "above 99.8"
    assert 1.5 < row["mean_harm"] < 1.6
    assert row["mean_harm"] < row["shrunken"] < row["ratio_harm"]
    assert row["spread_95_high"] > row["chance_95_high"] > row["mean_harm"]
    assert (row["over_dispersed"], row["by_chance"], row["standing"]) == (True, "above 99.8", "no different")


def test_without_spread_both_limits_are_the_same_and_one_far_out_stands_out(small, country):
    rates = dict.fromkeys(CODES, 12.0) | {"TDC": 20.0}
    rows = standing(small.build(figures(small, rates), organisations=country))
    far = next(row for row in rows if row["organisation"] == "TDC")
    assert far["standing"] == "stands out worse"
    assert far["spread_998_high"] == far["chance_998_high"]
    others = [row for row in rows if row["organisation"] != "TDC"]
    assert {(row["rank"], row["tied"], row["standing"]) for row in others} == {(2, True, "no different")}


def test_fewer_than_ten_are_not_held_against_each_other(small, country):
    rates = {code: rate for code, rate in spread_out().items() if code in CODES[:9]}
    assert standing(small.build(figures(small, rates), organisations=country)) == []


def test_what_is_not_judged_is_not_compared(small, country):
    rows = figures(small, {code: rate for code, rate in spread_out().items() if code != "TDA"})
    rows += [small.figure(organisation="TDA", denominator=40), *small.share_of_respondents("TDA", 25.0)]
    rows += small.pair("TDA", 50.0, 10.0)  # 10 BME respondents: too few
    rows += small.pair("TA2", 30.0, 10.0)  # nobody knows how many answered
    found = standing(small.build(rows, organisations=country))
    assert [row["organisation"] for row in found] == CODES[1:]


def test_a_change_is_of_two_years_on_one_unbroken_line(small, country):
    before = spread_out() | {"TDA": 30.0}
    rows = figures(small, before, year=2023) + figures(small, spread_out(), year=2024)
    found = {row["organisation"]: row for row in standing(small.build(rows, organisations=country), "year = 2024")}
    assert {row["change_from"] for row in found.values()} == {2023}
    assert found["TDB"]["change"] == pytest.approx(1)
    assert found["TDB"]["change_low"] == pytest.approx(1 / found["TDB"]["change_high"])
    assert found["TDA"]["change"] == pytest.approx(1 / 3)
    assert found["TDA"]["toward_mean"] is False  # three times as large is more than chance brings back
    broken = [{
        "break_id": "b", "indicator": "discrimination", "part": "all", "organisations": "all", "series": "all",
        "from_year": 2024, "year_kind": "survey_year", "kind": "base", "cuts": "true", "text": "x", "source": "",
    }]  # fmt: skip
    cut = standing(small.build(rows, organisations=country, breaks=broken), "year = 2024")
    assert {row["change"] for row in cut} == {None} and len(cut) == 12


@pytest.mark.parametrize(
    "change",
    [
        "standing = 'stands out worse'", "rank_high = rank_low - 1", "spread_998_low = chance_998_low * 1.01",
        "shrunken = 9", "family_size = 11",
    ],
)  # fmt: skip
def test_a_contradiction_stops_the_build(built, change):
    with duckdb.connect() as connection:
        connection.execute(f"attach '{built.warehouse}' as built (read_only)")
        for name in [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]:
            connection.execute(f'create table "{name}" as from built."{name}"')
        for view in schema.definitions("view").values():
            connection.execute(view)
        checks.run(connection, checks.RESULTS)
        connection.execute(f"update standing set {change} where organisation = 'TDF'")
        with pytest.raises(CheckError, match=r"stands out only beyond its limits.*TDF"):
            checks.run(connection, checks.RESULTS)


def test_the_real_families_are_whole(real_settings):
    rows = standing(real_settings)
    indicators = {"harassment_public", "harassment_staff", "career_progression", "discrimination"}
    assert {row["indicator"] for row in rows} == indicators
    assert {row["family_size"] for row in rows} == {159}
    assert {row["change"] for row in rows} == {None}
    progression = next(row for row in rows if row["indicator"] == "career_progression")
    assert progression["mean_harm"] == pytest.approx(1.175, abs=0.001)
    assert progression["phi"] == pytest.approx(3.33, abs=0.01)
