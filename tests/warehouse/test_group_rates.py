"""Rates by specific ethnic group: which publication, which rows, and their intervals."""

from __future__ import annotations

import duckdb
import pytest

ENGLAND = {"organisation": "ENG", "level": "england", "source": "nss-2024-national"}


def stored(settings, columns='"group", value, low, high, base, method, status'):
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        query = f'select {columns} from group_rate order by organisation, period_end, "group"'
        return connection.execute(query).fetchall()


def test_a_rate_has_wilsons_interval(small):
    rows = [small.figure(**ENGLAND, group="asian_indian", value=20.0, denominator=100)]
    ((group, value, low, high, base, method, status),) = stored(small.build(rows))
    assert (group, value, base, method, status) == ("asian_indian", 20.0, 100.0, "Wilson", "published")
    # Wilson's interval of 20 of 100 by its formula.
    assert (low, high) == (pytest.approx(13.337, abs=0.001), pytest.approx(28.883, abs=0.001))


def test_a_smaller_group_has_a_wider_interval_and_none_answered_yes_is_no_certain_nought(small):
    rows = [
        small.figure(**ENGLAND, group="white_irish", value=10.0, denominator=2000),
        small.figure(**ENGLAND, group="white_gypsy_traveller", value=10.0, denominator=50),
        small.figure(**ENGLAND, group="other_arab", value=0.0, denominator=50),
    ]
    found = {row[0]: row for row in stored(small.build(rows))}
    widths = {group: row[3] - row[2] for group, row in found.items()}
    assert widths["white_gypsy_traveller"] > 4 * widths["white_irish"]
    assert found["other_arab"][2] == 0
    assert found["other_arab"][3] == pytest.approx(7.135, abs=0.001)  # z² / (50 + z²)


def test_summaries_stand_beside_specific_groups_and_broad_groups_do_not(small):
    groups = ("all", "bme", "white", "asian", "chinese", "discontinued", "asian_chinese")
    rows = [small.figure(**ENGLAND, group=group, value=10.0) for group in groups]
    assert [row[0] for row in stored(small.build(rows))] == ["all", "asian_chinese", "bme", "white"]


def test_without_a_specific_group_there_is_nothing(small):
    assert stored(small.build(small.pair("TA1", 18.0, 8.0))) == []


def test_what_has_no_number_of_answers_or_no_value_has_no_interval_and_says_why(small):
    rows = [
        small.figure(**ENGLAND, group="asian_indian", value=20.0, denominator=""),
        small.figure(**ENGLAND, group="other_arab", value="", denominator="", status="suppressed"),
        small.figure(**ENGLAND, group="white_irish", value=5.0, precision="bound"),
    ]
    found = stored(small.build(rows), '"group", value, low, method, status, basis_note')
    assert [row[:5] for row in found] == [
        ("asian_indian", 20.0, None, "", "published"),
        ("other_arab", None, None, "", "suppressed"),
        ("white_irish", 5.0, None, "", "published"),
    ]
    assert "no interval" in found[0][5]


def test_each_year_has_its_own_rows_and_other_statistics_and_breakdowns_none(small):
    rows = [
        small.figure(**ENGLAND, group="asian_indian", value=20.0, year=2023),
        small.figure(**ENGLAND, group="asian_indian", value=21.0, year=2024),
        small.figure(**ENGLAND, group="asian_indian", value=7.0, statistic="share", indicator="survey_respondents"),
        small.figure(**ENGLAND, group="asian_indian", value=9.0, breakdown="nurses"),
    ]
    assert stored(small.build(rows), "survey_year, value") == [(2023, 20.0), (2024, 21.0)]


def test_of_two_publications_the_better_ranked_is_taken_whole(small):
    copy = ENGLAND | {"source": "nss-2024-bme-white", "locator": "row", "sheet": ""}
    rows = [
        small.figure(**copy, group="asian_indian", value=30.0),
        small.figure(**copy, group="all", value=31.0),
        small.figure(**ENGLAND, group="asian_indian", value=20.0),
        small.figure(**ENGLAND, group="all", value=21.0),
    ]
    assert stored(small.build(rows), '"group", value, source') == [
        ("all", 21.0, "nss-2024-national"),
        ("asian_indian", 20.0, "nss-2024-national"),
    ]


def test_the_committed_figures_give_eighteen_groups_for_five_questions(real_settings):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        found = connection.execute(
            "select indicator, part, count(*), count(low) from group_rate group by all order by all"
        ).fetchall()
        gypsy = connection.execute(
            "select value, base, low, high from group_rate where indicator = 'discrimination' "
            "and \"group\" = 'white_gypsy_traveller'"
        ).fetchone()
    assert found == [
        ("career_progression", "whole", 21, 21),
        ("discrimination", "whole", 21, 21),
        ("harassment_public", "whole", 21, 21),
        ("harassment_staff", "colleagues", 21, 21),
        ("harassment_staff", "managers", 21, 21),
    ]
    assert [round(number, 1) for number in gypsy] == [21.8, 496, 18.4, 25.7]
