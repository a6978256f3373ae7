"""Every column says what it holds; keys name one row each; what refers to a table is found there."""

from __future__ import annotations

import duckdb
import pytest

from atlas.warehouse import described


@pytest.fixture(scope="module")
def connection(real_settings):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as opened:
        yield opened


def test_every_column_of_every_table_is_described(connection):
    found = connection.execute("""
        select c.table_name, c.column_name, d.meaning
        from duckdb_columns() as c join duckdb_tables() using (database_name, schema_name, table_name)
        left join data_dictionary as d on d."table" = c.table_name and d."column" = c.column_name
    """).fetchall()
    assert [(table, column) for table, column, meaning in found if not meaning] == []


def test_nothing_is_described_that_there_is_not(connection):
    held = set(connection.execute('select "table", "column" from data_dictionary').fetchall())
    tables, columns = {table for table, _ in held}, {column for _, column in held}
    written = described.described()
    assert {table for table, _ in written} - tables == {described.EVERY}
    assert [key for key in written if key not in held and not (key[0] == "*" and key[1] in columns)] == []
    opening = {(table, column) for table, names in described.trail_columns().items() for column in names}
    assert opening <= held | {(described.EVERY, column) for column in columns}
    keys = {(table, column) for table, names in described.key_columns().items() for column in names}
    assert keys <= held


def test_a_key_names_one_row(connection):
    keys = described.key_columns()
    tables = {name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
    assert tables - keys.keys() == {"quarantine"}, "rows set aside may stand twice in their publication"
    for table, names in keys.items():
        columns = ", ".join(f'"{name}"' for name in names)
        twice = f'select {columns} from "{table}" group by all having count(*) > 1'
        assert connection.execute(twice).fetchall() == [], table


def test_what_refers_to_a_table_is_found_there(connection):
    references = connection.execute(
        """select "table", "column", refers_to from data_dictionary where refers_to <> ''"""
    ).fetchall()
    assert len(references) > 40
    for table, column, refers_to in references:
        there, key = refers_to.split(".")
        lost = f"""
            select distinct "{column}" from "{table}"
            where "{column}" <> '' and "{column}" not in (select "{key}" from "{there}")
        """
        assert connection.execute(lost).fetchall() == [], (table, column)


def test_a_table_of_its_own_wins_over_all_tables_and_an_interval_is_described_by_its_value():
    columns = {
        ("*", "share"): described.Described("per cent", "A share", ""),
        ("catchment", "share"): described.Described("share of 1", "Another", "organisation.code"),
    }
    assert described.of(columns, "catchment", "share").meaning == "Another"
    assert described.of(columns, "progression", "share").meaning == "A share"
    low = described.of(columns, "catchment", "share_low")
    assert (low.unit, low.meaning) == ("share of 1", "Lower end of the 95 % interval of share")
    assert low.refers_to == ""
    assert described.of(columns, "catchment", "share_of").meaning == ""
