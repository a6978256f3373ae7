from __future__ import annotations

import duckdb
import pytest

# Headcount by role group, grade and group: an invented service with doctors, nurses, porters and unknown roles.
COUNTS = {
    ("midwives", "band_5", "white"): 100, ("midwives", "band_5", "asian"): 40, ("midwives", "band_5", "black"): 20,
    ("midwives", "band_5", "unknown"): 10, ("midwives", "band_5", "discontinued"): 2,
    ("midwives", "band_6", "white"): 60, ("midwives", "band_6", "asian"): 12,
    ("midwives", "band_8a", "white"): 30, ("midwives", "band_8a", "asian"): 5,
    ("managers", "band_8a", "white"): 20, ("managers", "vsm", "white"): 8, ("managers", "band_3", "white"): 5,
    ("managers", "band_3", "mixed"): 5, ("managers", "band_7", "white"): 4,
    ("unknown", "band_2", "white"): 3, ("unknown", "band_2", "black"): 3,
    ("doctors", "consultant", "white"): 50, ("doctors", "consultant", "asian"): 50,
    ("midwives", "non_afc", "white"): 7,
    ("midwives", "all_grades", "white"): 195, ("midwives", "all_grades", "asian"): 57,
    ("midwives", "all_grades", "black"): 20, ("doctors", "all_grades", "white"): 50,
    ("doctors", "all_grades", "asian"): 50, ("managers", "all_grades", "white"): 37,
    ("managers", "all_grades", "mixed"): 5, ("unknown", "all_grades", "white"): 3,
    ("unknown", "all_grades", "black"): 3,
}  # fmt: skip


@pytest.fixture(scope="module")
def warehouse(small):
    common = {
        "source": "workforce-ethnicity", "organisation": "ENG", "level": "england", "indicator": "representation",
        "statistic": "count", "denominator": "", "period_kind": "snapshot", "snapshot_date": "2022-03-31",
    }  # fmt: skip
    rows = [
        small.figure(**common, year=2022, part=part, breakdown=band, group=group, value=number)
        for (part, band, group), number in COUNTS.items()
    ]
    with duckdb.connect(str(small.build(rows).warehouse), read_only=True) as connection:
        yield connection


def band(warehouse, ladder, name, group="bme"):
    return warehouse.execute(
        "select headcount, known, everyone, share, share_known, representation_index from progression "
        'where ladder = ? and band = ? and "group" = ?',
        [ladder, name, group],
    ).fetchone()


def test_two_shares_of_a_band(warehouse):
    headcount, known, everyone, share, share_known, _ = band(warehouse, "clinical", "band_5")
    assert (headcount, known, everyone) == (60, 160, 172)
    assert (share, share_known) == (pytest.approx(100 * 60 / 172), pytest.approx(37.5))


def test_the_index_compares_with_the_whole_ladder_on_known_ethnicity(warehouse):
    whole = 77 / (77 + 190)
    assert band(warehouse, "clinical", "band_8a")[5] == pytest.approx((5 / 35) / whole)
    assert band(warehouse, "clinical", "total")[:3] == (77, 267, 279)
    assert band(warehouse, "clinical", "total")[5] == pytest.approx(1)


def test_unknown_ethnicity_has_a_share_of_everyone_only(warehouse):
    headcount, _known, everyone, share, share_known, index = band(warehouse, "clinical", "band_5", "unknown")
    assert (headcount, everyone, share_known, index) == (12, 172, None, None)
    assert share == pytest.approx(100 * 12 / 172)


def test_all_grades_and_other_pay_stand_on_no_ladder(warehouse):
    held = "select distinct band from progression where not starts_with(band, 'tier_')"
    bands = {name for (name,) in warehouse.execute(held).fetchall()}
    assert bands == {"total", "band_2", "band_3", "band_5", "band_6", "band_7", "band_8a", "vsm", "consultant"}


def test_tiers_have_an_index_too(warehouse):
    # Upper tier of qualified clinical staff: 5 of 35 BME, of 77 of 267 in all bands.
    assert band(warehouse, "clinical", "tier_upper")[0::5] == (5, pytest.approx((5 / 35) / (77 / 267)))


def test_doctors_have_no_tier_and_no_step(warehouse):
    assert band(warehouse, "medical", "consultant")[0] == 50
    ladders = {name for (name,) in warehouse.execute("select distinct ladder from progression_step").fetchall()}
    assert ladders == {"clinical", "clinical_with_support", "non_clinical", "all"}


def test_steps_by_hand(warehouse):
    rows = warehouse.execute(
        "select step, white_from, white_to, group_from, group_to, ratio, wres_year from progression_step "
        "where ladder = 'clinical' and \"group\" = 'bme' order by step"
    ).fetchall()
    assert rows == [
        ("lower_middle", 100, 60, 60, 12, pytest.approx((60 / 100) / (12 / 60)), 2022),
        ("lower_upper", 100, 30, 60, 5, pytest.approx((30 / 100) / (5 / 60)), 2022),
        ("middle_upper", 60, 30, 12, 5, pytest.approx((30 / 60) / (5 / 12)), 2022),
    ]


def test_an_empty_tier_is_marked(warehouse):
    methods = warehouse.execute(
        "select distinct method from progression_step where ladder = 'non_clinical' and \"group\" = 'bme'"
    ).fetchall()
    assert methods == [("log ratio, 0.5 added to each tier of both groups",)]


def test_parity_by_two_yardsticks(warehouse):
    rows = warehouse.execute(
        "select * exclude (value_id, organisation, snapshot_date, base, source) from parity order by yardstick"
    ).fetchall()
    # Upper tier, known ethnicity: 58 White and 5 BME. Agenda for Change and VSM: 85 BME of 315; all staff: 135 of 420.
    assert rows == [
        ("afc_vsm", 63, 5, 315, 85, pytest.approx(100 * 85 / 315), round(63 * 85 / 315) - 5),
        ("all_staff", 63, 5, 420, 135, pytest.approx(100 * 135 / 420), round(63 * 135 / 420) - 5),
    ]
