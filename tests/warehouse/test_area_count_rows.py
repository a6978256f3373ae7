"""Counts of trusts summed to areas and over mergers, with the ratio within trusts beside that of the sums."""

from __future__ import annotations

import duckdb
import pytest

SOURCE = "wres-trust-workbook"
STAFF = {"TA1": 2000, "TA2": 2000, "TA3": 500, "TB1": 1500, "TC1": 3000, "TC2": 1000}
# Appointed and shortlisted, White and BME. In TC1 and TC2 White people are 1.1 times as likely to be appointed; yet
# most White people applied where few are appointed, and most BME people where many are: Simpson's effect.
APPOINTED = {
    "TC1": ((99, 900), (10, 100)),
    "TC2": ((22, 100), (180, 900)),
    "TA1": ((30, 100), (20, 100)),
    "TA3": ((50, 100), (10, 100)),
}
LINEAGE = {
    "predecessor": "TC2", "predecessor_name": "TC2", "successor": "TC1", "successor_name": "TC1",
    "effective_date": "2024-10-01", "kind": "acquisition", "is_primary": "true", "in_scope": "true",
    "confidence": "official", "source": "invented", "note": "",
}  # fmt: skip
MERGER = {
    "break_id": "merger", "indicator": "all", "part": "all", "organisations": "TC1", "series": "all",
    "from_year": 2025, "year_kind": "wres_year", "kind": "merger", "cuts": "true", "text": "TC1 took in TC2.",
    "source": "invented",
}  # fmt: skip


def counts(small, organisation, year, white, bme, indicator="appointment"):
    return [
        small.figure(source=SOURCE, organisation=organisation, indicator=indicator, group=group, year=year,
                     value=100 * count / base, numerator=count, denominator=base, period_kind="financial_year")
        for group, (count, base) in (("white", white), ("bme", bme))
    ]  # fmt: skip


def shares(small, organisation, board, workforce):
    """A board's BME members of all, and the workforce's BME and White headcount."""
    common = {"source": SOURCE, "organisation": organisation, "year": 2024, "period_kind": "snapshot"}
    rows = [
        small.figure(**common, indicator="board", group=group, statistic="share", value=100 * count / board[1],
                     numerator=count, denominator=board[1], snapshot_date="2024-03-31")
        for group, count in (("bme", board[0]), ("white", board[1] - board[0]))
    ]  # fmt: skip
    rows += [
        small.figure(**common, indicator="representation", breakdown="all_grades", group=group, statistic="count",
                     value=count, denominator="", snapshot_date="2024-03-31")
        for group, count in zip(("bme", "white"), workforce, strict=True)
    ]  # fmt: skip
    return rows


@pytest.fixture(scope="module")
def warehouse(small):
    figures = [
        small.figure(source="turnover-2025", organisation=code, indicator="staff_in_post", statistic="count",
                     value=number, denominator="", period_kind="snapshot", snapshot_date="2024-03-31")
        for code, number in STAFF.items()
    ]  # fmt: skip
    for code, (white, bme) in APPOINTED.items():
        figures += counts(small, code, 2024, white, bme)
    figures += counts(small, "TC1", 2025, (110, 1000), (150, 1000))
    figures += shares(small, "TC1", (1, 10), (900, 2100)) + shares(small, "TC2", (3, 15), (200, 800))
    # A board without its workforce cannot be compared with one, and is in no area.
    figures += shares(small, "TA1", (5, 10), (1, 1))[:2]
    figures.append(
        small.figure(source="national-wres", organisation="ENG", level="england", indicator="appointment", group="all",
                     statistic="ratio", value=1.55, denominator="", year=2024, period_kind="financial_year")
    )  # fmt: skip
    organisations = [
        row | ({"valid_to": "2024-09-30", "successor": "TC1", "final_code": "TC1"} if row["code"] == "TC2" else {})
        for row in small.organisations()
    ]
    settings = small.build(figures, organisations=organisations, lineage=[LINEAGE], breaks=[MERGER])
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        yield connection


def measure(warehouse, organisation, columns, indicator="appointment", year=2024, table="measure", where="true"):
    return warehouse.execute(
        f"select {columns} from {table} where organisation = ? and indicator = ? and year = ? and {where} order by all",
        [organisation, indicator, year],
    ).fetchall()


def test_an_area_sums_numerators_and_denominators(warehouse):
    ((bme, bme_base, white, white_base, ratio, basis, status, units, of, covered),) = measure(
        warehouse, "QA3",
        "bme, bme_base, white, white_base, ratio_published, basis, status, units_with, units_all, respondents_covered",
    )  # fmt: skip
    assert (bme, bme_base, white, white_base) == (pytest.approx(19), 1000, pytest.approx(12.1), 1000)
    # 121 of 1,000 White over 190 of 1,000 BME: no mean of the trusts' 1.1.
    assert ratio == pytest.approx(121 / 190)
    assert (basis, status, units, of, covered) == ("counts", "estimated", 2, 2, 100)


def test_within_trusts_the_ratio_is_another_and_both_are_kept(warehouse):
    ((summed, within, low, high, method, reading, trusts),) = measure(
        warehouse,
        "QA3",
        "summed, within, within_low, within_high, within_method, reading, trusts",
        table="pooled_ratio",
    )
    assert summed == pytest.approx(121 / 190)
    # White 99 × 100 ÷ 1,000 + 22 × 900 ÷ 1,000 = 29.7; BME 10 × 900 ÷ 1,000 + 180 × 100 ÷ 1,000 = 27.
    assert within == pytest.approx(29.7 / 27)
    assert low < 1.1 < high
    assert (method, reading, trusts) == ("Mantel-Haenszel, Greenland and Robins interval", "opposite", 2)


def test_a_system_leaves_its_ambulance_trust_out_and_says_who_is_in(warehouse):
    ((bme_base, population, covered),) = measure(warehouse, "QA1", "bme_base, population, respondents_covered")
    assert (bme_base, covered) == (100, 50)
    assert population == "1 of 2 trusts, 50 % of staff; no mental health trust is among them"


def test_under_half_of_the_staff_nothing_is_shown(warehouse):
    # TA1 and TA3 hold 2,500 of the 6,000 who work in the region.
    ((bme, verdict, reason, covered),) = measure(warehouse, "YA1", "bme, verdict, verdict_reason, respondents_covered")
    assert (bme, verdict, covered) == (None, "not judged", pytest.approx(100 * 2500 / 6000))
    assert reason == "trusts with counts hold 42 per cent of the area’s staff; below 50 per cent nothing is shown"


def test_a_published_figure_of_the_level_wins(warehouse):
    rows = measure(warehouse, "ENG", "best, pooled, source, round(ratio_published, 4), respondents_covered")
    assert rows == [
        # 201 of 1,200 White over 220 of 1,200 BME, in trusts with 6,500 of 10,000 staff.
        (False, True, SOURCE, pytest.approx(201 / 220, abs=1e-4), 65),
        (True, False, "national-wres", 1.55, None),
    ]


def test_boards_are_pooled_with_the_workforces_of_the_same_trusts(warehouse):
    ((bme, base, difference, population),) = measure(warehouse, "ENG", "bme, bme_base, difference, population", "board")
    assert bme is None and base is None and difference is None and population.startswith("2 of 6 trusts, 40 %")
    ((bme, base, difference),) = measure(warehouse, "QA3", "bme, bme_base, difference", "board")
    assert (bme, base) == (pytest.approx(100 * 4 / 25), 25)
    assert difference == pytest.approx(100 * 4 / 25 - 100 * 1100 / 4000)


def test_with_predecessors_a_line_runs_through_a_merger(warehouse):
    columns = "series, bme_base, members, ratio_published"
    (before,) = measure(warehouse, "TC1", columns, table="measure_with_predecessors")
    (after,) = measure(warehouse, "TC1", columns, year=2025, table="measure_with_predecessors")
    assert before == ("wres-trust-with-predecessors", 1000, "TC1 TC2", pytest.approx(121 / 190))
    assert after == ("wres-trust-with-predecessors", 1000, "TC1", pytest.approx(110 / 150))
    spans = warehouse.execute(
        "select series, first_year, last_year from trend "
        "where organisation = 'TC1' and indicator = 'appointment' and \"group\" = 'bme' order by all"
    ).fetchall()
    assert spans == [
        ("wres-trust", 2024, 2024), ("wres-trust", 2025, 2025), ("wres-trust-with-predecessors", 2024, 2025),
    ]  # fmt: skip


def test_without_a_predecessors_counts_its_years_are_left_out(small):
    figures = counts(small, "TC1", 2024, (99, 900), (10, 100)) + counts(small, "TC1", 2025, (110, 1000), (150, 1000))
    settings = small.build(figures, lineage=[LINEAGE])
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        assert connection.execute("select count(*) from measure_with_predecessors").fetchone() == (0,)
