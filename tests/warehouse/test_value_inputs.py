"""What computed values say they were computed from, and the ids by which they are named."""

from __future__ import annotations

import duckdb
import pytest

from atlas.warehouse import fill_progression, value_ids
from atlas.warehouse.tables import dictionaries


@pytest.fixture(scope="module")
def asked(small):
    """A small warehouse with estimated bases, values pooled from trusts and a trend, opened for questions."""
    rows = []
    for code, base in (("TA1", 2000), ("TA2", 1000)):
        rows += [small.figure(organisation=code, denominator=base), *small.share_of_respondents(code, 25.0)]
        rows += small.pair(code, 20.0, 10.0)
    rows.append(small.figure(year=2023, value=11.0))
    with duckdb.connect(str(small.build(rows).warehouse), read_only=True) as connection:
        yield lambda query, *given: dictionaries(connection, query, list(given))


def inputs(asked, value_id):
    rows = asked('select "role", input from value_source where value_id = ?', value_id)
    return sorted((row["role"], row["input"]) for row in rows)


@pytest.mark.parametrize("table", value_ids.KEYS)
def test_python_and_sql_name_a_value_alike(real_settings, table):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        rows = dictionaries(connection, f"select *, {value_ids.expression(table)} as in_sql from {table} limit 50")
    assert rows or table in ("measure_with_predecessors", "pooled_ratio")
    assert all(row["value_id"] == row["in_sql"] == value_ids.of(table, row) for row in rows)


def test_ids_differ_where_any_part_of_the_key_does():
    key = {"organisation": "RR8", "wres_year": 2024, "version": 1}
    found = value_ids.of("mark", key)
    assert len(found) == 13
    assert found[0] == "k"
    assert found not in {value_ids.of("mark", key | {name: "9"}) for name in key}


def test_an_estimated_base_names_the_answers_and_the_shares_of_respondents(asked):
    (row,) = asked("select * from measure where organisation = 'TA1' and bme is not null")
    figures = {
        row["role"]: row
        for row in asked(
            'select "role", figure.* from value_source join figure on figure_id = input where value_id = ?',
            row["value_id"],
        )
    }
    assert set(figures) == {"bme", "white", "answers", "share_bme", "share_white"}
    assert (figures["answers"]["denominator"], figures["share_bme"]["value"]) == (2000, 25.0)
    assert row["bme_base"] == 2000 * 25.0 / 100


def test_a_pooled_value_names_the_measures_of_its_trusts(asked):
    (row,) = asked("select * from measure where organisation = 'QA1' and bme is not null")
    members = asked("select value_id from measure where level = 'trust' and bme is not null order by value_id")
    assert inputs(asked, row["value_id"]) == [("member", member["value_id"]) for member in members]
    assert len(members) == 2


def test_a_change_names_the_measures_at_its_two_ends(asked):
    (row,) = asked("select * from trend where organisation = 'TA1' and \"group\" = 'all'")
    ends = asked("select value_id from measure where organisation = 'TA1' and everyone is not null order by period_end")
    assert inputs(asked, row["value_id"]) == [("first", ends[0]["value_id"]), ("last", ends[1]["value_id"])]


def test_the_ladders_of_the_view_are_those_that_are_added_up(real_settings):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        found = dictionaries(
            connection,
            """
            select distinct progression.ladder, role_group.ladder as role_ladder
            from value_source
            join progression using (value_id)
            join figure on figure_id = input
            join role_group on role_group = figure.part
            """,
        )
    named = {(row["ladder"], row["role_ladder"]) for row in found}
    # No doctor and no member of another group stands in the bands of the ladder of all.
    possible = {(name, role) for name, (roles, _) in fill_progression.LADDERS.items() for role in roles}
    assert {name for name, _ in named} == set(fill_progression.LADDERS)
    assert named <= possible


def test_every_file_has_its_digest_and_the_module_that_reads_it(real_settings):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        files = dictionaries(connection, "select * from source_file")
        without = dictionaries(
            connection,
            "select distinct source, file from figure where locator <> 'web' "
            "and (source, file) not in (select (source, file) from source_file)",
        )
    assert not without
    readers = {row["source"]: row["reader"] for row in files}
    assert readers["nss-2019"] == "atlas.sources.nss_2019"
    assert all(len(row["sha256"]) == 64 and row["bytes"] > 0 and row["reader"] for row in files)
    assert len({row["reader_version"] for row in files}) == 1
