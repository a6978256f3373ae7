"""Counts that came in through a return: measured exactly, small ones hidden first."""

from __future__ import annotations

import csv
import io

import duckdb
import pytest

from atlas.sources import return_store, store, wres_return
from atlas.sources import wres_return_template as template
from atlas.sources.organisations import Organisations
from atlas.sources.wres_return_template import INVENTED_CODE
from atlas.warehouse import build

SOURCE = "wres-trust-workbook"


def take_in(settings, organisation="TA1", source=SOURCE, changed=None, year=2025, name="return.csv"):
    """Take in the example as that organisation's return; ``changed`` holds counts by (indicator, breakdown, group)."""
    rows = list(csv.reader(io.StringIO(template.csv_text().replace(INVENTED_CODE, organisation))))
    for row in rows[1:]:
        row[1] = str(year)
        row[5:] = (changed or {}).get((row[2], row[3], row[4]), row[5:])
    settings.home.mkdir(parents=True, exist_ok=True)
    path = settings.home / name
    with path.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(rows)
    reading = wres_return.read_return(path, Organisations.load(settings.data), source)
    planned = return_store.plan(reading, path, settings.data, settings.home)
    store.write(planned, settings.data)
    return planned


def ask(path, query):
    with duckdb.connect(str(path), read_only=True) as connection:
        cursor = connection.execute(query)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


COUNTS = {
    ("2", "", "white"): (300, 1200), ("2", "", "bme"): (120, 800),
    ("3", "", "white"): (17, 2430), ("3", "", "bme"): (9, 750), ("3", "", "unknown"): (0, 40),
    ("8", "", "white"): (64, 954), ("8", "", "bme"): (52, 259),
    ("6", "", "white"): (277, 954), ("6", "", "bme"): (91, 259),
}  # fmt: skip


@pytest.fixture(scope="module")
def measured(small):
    """The measures of TA1 after its return with the worked examples' counts was taken in as published."""
    settings = small.write([small.figure()])
    take_in(settings, changed=COUNTS)
    build.build(settings)
    rows = ask(settings.warehouse, f"select * from measure where source = '{SOURCE}'")
    return {(row["indicator"], row["part"], row["breakdown"]): row for row in rows}, settings


@pytest.mark.parametrize(
    ("indicator", "direction", "ratio", "low", "high", "method", "verdict"),
    [
        ("appointment", "white/bme", 1.67, 1.38, 2.02, "Katz log", "large gap"),
        ("disciplinary", "bme/white", 1.72, 0.78, 3.75, "score (Miettinen-Nurminen)", "unclear"),
        ("discrimination", "bme/white", 2.99, 2.13, 4.20, "Katz log", "large gap"),
        ("harassment_staff", "bme/white", 1.21, 1.00, 1.47, "Katz log", "unclear"),
    ],
)
def test_counts_give_exact_intervals_in_the_published_direction(
    measured, indicator, direction, ratio, low, high, method, verdict
):
    row = measured[0][indicator, "whole", ""]
    assert (row["ratio_direction"], row["basis"], row["status"]) == (direction, "counts", "published")
    assert row["ratio_published"] == pytest.approx(ratio, abs=0.01)
    assert row["ratio_published_low"] == pytest.approx(low, abs=0.005)
    assert row["ratio_published_high"] == pytest.approx(high, abs=0.005)
    assert (row["ratio_method"], row["verdict"], row["best"]) == (method, verdict, True)


def test_all_nine_indicators_have_a_row_from_counts(measured):
    found = {key[0] for key, row in measured[0].items() if key[1:] == ("whole", "") and row["basis"] == "counts"}
    assert found == {
        "representation", "appointment", "disciplinary", "training", "harassment_public", "harassment_staff",
        "career_progression", "discrimination", "board",
    }  # fmt: skip


def test_a_board_is_compared_with_the_whole_workforce(measured):
    rows, _ = measured
    board, whole = rows["board", "whole", ""], rows["representation", "whole", ""]
    assert (board["bme"], board["bme_base"]) == (pytest.approx(100 * 2 / 15), 15)
    assert board["difference"] == pytest.approx(board["bme"] - whole["bme"])
    assert board["difference_method"] == "Newcombe"
    assert board["difference_low"] < board["difference"] < board["difference_high"]
    # Two members are few, but the interval of the difference holds for few.
    assert (board["verdict"], board["verdict_reason"]) == (
        "unclear",
        "the difference’s interval holds both equality and a gap of more than 5 points",
    )
    # The whole stands beside nothing: its two shares are of one workforce.
    assert whole["verdict"] == "not judged" and whole["difference"] is None


def test_a_band_is_compared_with_the_whole_workforce(small):
    settings = small.write([small.figure()])
    low_band = {("1", "clinical_band_9", "white"): (480, ""), ("1", "clinical_band_9", "bme"): (20, ""),
                ("1", "clinical_band_9", "unknown"): (0, "")}  # fmt: skip
    take_in(settings, changed=low_band)
    build.build(settings)
    where = f"source = '{SOURCE}' and indicator = 'representation' and organisation = 'TA1'"
    (row,) = ask(
        settings.warehouse, f"select * from measure where {where} and breakdown = 'band_9' and part = 'clinical'"
    )
    assert (row["bme"], row["bme_base"]) == (4.0, 500)
    assert row["difference"] < -20 and row["difference_high"] < 0 and row["difference_harm"] > 20
    assert (row["verdict"], row["ratio_harm"], row["p_large_gap"]) == ("gap", None, None)
    assert row["family"] == "trust | representation | clinical | band_9 | 2025-03-31"


def test_small_counts_are_hidden_before_anything_is_computed(small):
    settings = small.write([small.figure()])
    take_in(settings, changed={("3", "", "bme"): (3, 750), ("8", "", "bme"): (2, 10)})
    build.build(settings)
    hidden = ask(settings.warehouse, "select * from figure where status = 'suppressed' and \"group\" = 'bme'")
    assert {"disciplinary", "discrimination"} <= {row["indicator"] for row in hidden}
    assert all(row["value"] is row["numerator"] is None and row["note"] for row in hidden)
    bases = {row["indicator"]: row["denominator"] for row in hidden}
    assert (bases["disciplinary"], bases["discrimination"]) == (750, None)  # how many staff there are is no secret
    rows = ask(settings.warehouse, "select * from measure where organisation = 'TA1' and indicator = 'disciplinary'")
    assert [(row["verdict"], row["verdict_reason"], row["status"]) for row in rows] == [
        ("not judged", "too few people to publish", "suppressed")
    ]
    assert rows[0]["ratio_published"] is None and rows[0]["bme"] is None


def test_a_hidden_band_cannot_be_taken_from_its_staff_group(small):
    settings = small.write([small.figure()])
    take_in(settings, changed={("1", "clinical_band_2", "bme"): (2, ""), ("1", "clinical_band_2", "white"): (90, ""),
                               ("1", "clinical_band_2", "unknown"): (0, "")})  # fmt: skip
    build.build(settings)
    where = "indicator = 'representation' and part = 'clinical' and \"group\" = 'bme'"
    rows = ask(settings.warehouse, f"select breakdown, value from figure where {where}")
    total = next(row["value"] for row in rows if row["breakdown"] == "all_grades")
    hidden = [row["breakdown"] for row in rows if row["value"] is None]
    left = total - sum(row["value"] for row in rows if row["value"] is not None and row["breakdown"] != "all_grades")
    assert "band_2" in hidden and len(hidden) >= 2 and left > 4


def test_parts_of_a_board_under_ten_are_hidden_whole(measured):
    rows = ask(
        measured[1].warehouse, "select distinct breakdown, status from figure where indicator = 'board' order by all"
    )
    assert {row["breakdown"]: row["status"] for row in rows} == {
        "": "published", "executive": "suppressed", "non_executive": "suppressed", "non_voting": "suppressed",
        "voting": "suppressed",
    }  # fmt: skip


def test_official_tables_pass_unchanged(small):
    rows = [small.figure(denominator=8), small.figure(organisation="TA2", numerator=3, denominator=40, value=7.5)]
    settings = small.build(rows)
    assert ask(settings.warehouse, "select count(*) as hidden from figure where status = 'suppressed'") == [
        {"hidden": 0}
    ]


def test_a_return_replaces_what_it_answers_and_nothing_else(small):
    settings = small.write([small.figure()])
    take_in(settings)
    other = take_in(settings, year=2024, name="older.csv")
    assert len(other.change.new) == 147 and not other.change.gone
    again = take_in(settings, changed={("2", "", "bme"): (120, 800)}, name="newer.csv")
    figures = [row for path in sorted((settings.data / "figures").glob(f"{SOURCE}*")) for row in ask_csv(path)]
    appointed = [row for row in figures if row["indicator"] == "appointment" and row["group"] == "bme"]
    assert [(row["wres_year"], row["denominator"]) for row in appointed] == [("2024", "3243"), ("2025", "800")]
    assert len(figures) == 2 * 147 and not again.change.new and not again.change.gone
    assert again.change.changed == ("TA1 appointment bme rate 2025-03-31: 15 (was 13.9994)",)
    held = ask(build.build(settings).path, f"select held, figures from source where source = '{SOURCE}'")
    assert held == [{"held": True, "figures": 294}]


def ask_csv(path):
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.parametrize("edition", ["bands", "groups"])
def test_an_older_edition_is_measured_and_hides_what_would_give_a_small_count_away(small, edition):
    settings = small.write([small.figure()])
    lone = "band_9" if edition == "bands" else "medical"
    text = template.csv_text(edition).replace(INVENTED_CODE, "TA1")
    rows = [row.split(",") for row in text.splitlines()]
    few = [[*row[:5], "3", "9"] if row[3:5] == [lone, "bme"] else row for row in rows]
    few = [[*row[:6], ""] if row[2] == "1" else row for row in few]
    settings.home.mkdir(parents=True, exist_ok=True)
    path = settings.home / "older.csv"
    path.write_text("\n".join(",".join(row) for row in few), encoding="utf-8")
    reading = wres_return.read_return(path, Organisations.load(settings.data), SOURCE)
    store.write(return_store.plan(reading, path, settings.data, settings.home), settings.data)
    build.build(settings)
    counted = ask(settings.warehouse, "select * from figure where indicator = 'representation' and \"group\" = 'bme'")
    hidden = {(row["part"], row["breakdown"]) for row in counted if row["status"] == "suppressed"}
    place = ("whole", "band_9") if edition == "bands" else ("medical", "all_grades")
    assert place in hidden and len(hidden) > 1
    measures = ask(
        settings.warehouse, "select indicator, breakdown, verdict from measure where source = '" + SOURCE + "'"
    )
    assert ("disciplinary", "two_years") in {(row["indicator"], row["breakdown"]) for row in measures}
    trends = ask(settings.warehouse, "select * from trend where indicator = 'disciplinary'")
    assert trends == []


def test_what_is_hidden_is_counted_by_indicator_and_rule(measured):
    rows = ask(measured[1].warehouse, "select * from suppression")
    assert {row["indicator"]: row["rule"] for row in rows}["discrimination"] == "fewer than 11 respondents"
    by_hand = ask(
        measured[1].warehouse,
        f"select indicator, count(*) as figures, count(*) filter (status = 'suppressed') as hidden from figure "
        f"where source = '{SOURCE}' group by indicator",
    )
    found = {row["indicator"]: (row["figures"], row["hidden"]) for row in rows}
    assert found == {row["indicator"]: (row["figures"], row["hidden"]) for row in by_hand}
    assert found["board"] == (15, 12) and found["appointment"] == (3, 0)
