"""Bands of a return → the ladder of its trust and of the areas that it is pooled into."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import duckdb
import pytest

from atlas.warehouse import build

_SPEC = importlib.util.spec_from_file_location("return_rows", Path(__file__).with_name("test_return_rows.py"))
returns = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(returns)

# Non-clinical staff of TC1: White, BME and unknown by band. Bands 1, 8b to 9 are empty but for those named.
NON_CLINICAL = {
    "under_band_1": (0, 0, 0), "band_1": (0, 0, 0), "band_2": (500, 200, 10), "band_3": (400, 150, 10),
    "band_4": (389, 100, 10), "band_5": (300, 65, 10), "band_6": (130, 43, 10), "band_7": (100, 30, 10),
    "band_8a": (60, 9, 10), "band_8b": (40, 8, 10), "band_8c": (20, 0, 10), "band_8d": (10, 0, 10),
    "band_9": (0, 0, 0), "vsm": (6, 0, 0),
}  # fmt: skip
CELLS = {
    ("1", f"non_clinical_{band}", group): (count, "")
    for band, counts in NON_CLINICAL.items()
    for group, count in zip(("white", "bme", "unknown"), counts, strict=True)
}
SHOWN = 'organisation = ? and ladder = ? and band = ? and "group" = ?'


def take_in(settings, organisation, changed, name):
    returns.take_in(settings, organisation, changed=changed, name=name)


@pytest.fixture(scope="module")
def settings(small):
    common = {"source": "turnover-2025", "period_kind": "snapshot", "snapshot_date": "2025-03-31", "year": 2025}
    staff = [
        small.figure(**common, organisation=code, indicator="staff_in_post", statistic="count", value=9000,
                     denominator="")
        for code in ("TA1", "TA2", "TA3", "TB1", "TC1", "TC2")
    ]  # fmt: skip
    found = small.write(staff)
    take_in(found, "TC1", CELLS, "one.csv")
    take_in(found, "TC2", CELLS | {("1", "non_clinical_band_8a", "bme"): (2, "")}, "two.csv")
    build.build(found)
    return found


@pytest.fixture(scope="module")
def warehouse(settings):
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        yield connection


def rung(warehouse, organisation, band, group="bme", ladder="non_clinical", columns="headcount, known, everyone"):
    query = f"select {columns} from progression where {SHOWN}"
    return warehouse.execute(query, [organisation, ladder, band, group]).fetchone()


def test_a_trusts_ladder_has_its_bands_its_tiers_and_its_whole(warehouse):
    assert rung(warehouse, "TC1", "band_5") == (65, 365, 375)
    # The domain reference's worked tiers: White 1,589, 230, 136; BME 515, 73, 17.
    assert [rung(warehouse, "TC1", f"tier_{tier}")[:2] for tier in ("lower", "middle", "upper")] == [
        (515, 2104), (73, 303), (17, 153),
    ]  # fmt: skip
    assert rung(warehouse, "TC1", "total")[:2] == (605, 2560)


def test_the_index_and_the_step_of_a_band_by_hand(warehouse):
    columns = "representation_index, share_known, step_known, step_known_high, step"
    index, share, step, high, step_of_all = rung(warehouse, "TC1", "band_8a", columns=columns)
    assert (index, share) == (pytest.approx((9 / 69) / (605 / 2560)), pytest.approx(100 * 9 / 69))
    assert step == pytest.approx(100 * (9 / 69 - 30 / 130)) and high > 0  # a fall that chance could make
    assert step_of_all == pytest.approx(100 * (9 / 79 - 30 / 140))
    # From band 2 to band 3 the empty band between is none: 200 of 700, 150 of 550. Band 2 has nobody below it.
    assert rung(warehouse, "TC1", "band_3", columns="step_known") == (pytest.approx(100 * (150 / 550 - 200 / 700)),)
    assert rung(warehouse, "TC1", "band_2", columns="step_known, known") == (None, 700)
    fall, low, high = rung(warehouse, "TC1", "band_5", columns="step_known, step_known_low, step_known_high")
    assert fall == pytest.approx(100 * (65 / 365 - 100 / 489)) and low < fall < high


def test_the_race_disparity_ratio_of_a_trust_is_the_worked_example(warehouse):
    rows = warehouse.execute(
        "select step, round(ratio, 2), round(low, 2), round(high, 2) from progression_step "
        "where organisation = 'TC1' and ladder = 'non_clinical' order by step"
    ).fetchall()
    assert rows == [
        ("lower_middle", 1.02, 0.77, 1.35), ("lower_upper", 2.59, 1.55, 4.33), ("middle_upper", 2.54, 1.44, 4.48),
    ]  # fmt: skip


def test_a_hidden_band_keeps_its_row_and_its_tier_is_shown_only_if_nobody_is_betrayed(warehouse):
    columns = "headcount, known, share_known, representation_index, step_known, status"
    assert rung(warehouse, "TC2", "band_8a", columns=columns) == (None, None, None, None, None, "suppressed")
    hidden, shown = warehouse.execute(
        "select count(*) filter (headcount is null), sum(headcount) from progression where organisation = 'TC2' "
        "and ladder = 'non_clinical' and tier = 'upper' and \"group\" = 'bme' and not starts_with(band, 'tier_')"
    ).fetchone()
    upper = rung(warehouse, "TC2", "tier_upper")[0]
    # 10 in the tier: 2 in band 8a and 8 in 8b. What is shown of it leaves three values or more for the 2.
    assert upper in (None, 10)
    assert hidden >= 2 and (upper is None or upper - shown >= 2)
    # Whoever holds the totals cannot take it from them either.
    total = rung(warehouse, "TC2", "total")[0]
    tiers = [rung(warehouse, "TC2", f"tier_{tier}")[0] for tier in ("lower", "middle", "upper")]
    assert total is None or tiers.count(None) != 1 or upper is not None


def test_staff_for_parity_in_a_trust(warehouse):
    rows = warehouse.execute(
        "select yardstick, upper_everyone, upper_bme, whole_everyone, whole_bme, needed from parity "
        "where organisation = 'TC1' order by 1"
    ).fetchall()
    (name, upper, upper_bme, whole, whole_bme, needed), (other, *_) = rows
    clinical = [rung(warehouse, "TC1", band, ladder="clinical_with_support")[:2] for band in ("tier_upper", "total")]
    assert (name, other) == ("afc_vsm", "all_staff")
    assert (upper_bme, upper) == (17 + clinical[0][0], 153 + clinical[0][1])
    assert (whole_bme, whole) == (605 + clinical[1][0], 2560 + clinical[1][1])
    assert needed == round(upper * whole_bme / whole) - upper_bme


def test_an_area_sums_the_bands_that_may_be_shown(warehouse):
    # Both trusts are the whole of QA3, of whose staff each has about half.
    assert rung(warehouse, "QA3", "band_5")[:2] == (130, 730)
    columns = "pooled, population, round(covered), status"
    assert rung(warehouse, "QA3", "band_5", columns=columns) == (
        True,
        "2 of 2 trusts, 100 % of staff",
        100,
        "estimated",
    )
    assert rung(warehouse, "QA3", "band_8a", columns="headcount, population") in (
        (9, "1 of 2 trusts, 50 % of staff"),
        None,
    )
    # In the region the two are all, in England two of six.
    assert rung(warehouse, "YA2", "band_5")[:2] == (130, 730) and rung(warehouse, "ENG", "band_5") is None


def test_the_owners_ladder_is_seen_by_the_owner_only(small):
    found = small.write([small.figure()])
    returns.take_in(found, "TC1", source="supplied-return", changed=CELLS)
    build.build(found)
    for path, expected in ((found.warehouse, [("TC1", 46 * 3, 3 * 3, 2)]), (found.published_warehouse, [])):
        with duckdb.connect(str(path), read_only=True) as connection:
            counts = connection.execute(
                "select organisation, count(*) filter (not starts_with(band, 'tier_') and band <> 'total'), "
                "(select count(*) from progression_step), (select count(*) from parity) from progression group by 1"
            ).fetchall()
        assert counts == expected
