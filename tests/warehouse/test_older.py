"""What an earlier warehouse lacks, and how it is read all the same."""

from __future__ import annotations

import shutil

import duckdb
import pytest

from atlas.errors import WarehouseError
from atlas.warehouse import older, schema
from atlas.warehouse.connection import Warehouse, between

STEP = "('s1', 'RA1', '2022-03-31', 2022, 'clinical', 'bme', 'lower_upper', 9, 3, 4, 1, 1.5, 1.2, 1.9, 'log', 'nhs')"


@pytest.fixture(scope="module")
def todays(tmp_path_factory):
    """The file of a warehouse of today's tables, without views, with one Race Disparity Ratio."""
    path = tmp_path_factory.mktemp("older") / "todays.duckdb"
    with duckdb.connect(str(path)) as connection:
        schema.create(connection)
        connection.execute("insert into meta values ('schema_version', '1')")
        connection.execute(f"insert into progression_step values {STEP}")
        for name in reversed(schema.definitions("view")):
            connection.execute(f"drop view {name}")
    return path


@pytest.fixture
def earlier(todays, tmp_path):
    """Makes a copy of it after some statements; gives its path, the copy as it is, and what it lacks."""

    def make(*statements):
        path = tmp_path / f"earlier{len(list(tmp_path.iterdir()))}.duckdb"
        shutil.copyfile(todays, path)
        with duckdb.connect(str(path)) as connection:
            for statement in statements:
                connection.execute(statement)
        kept = Warehouse(path)
        return path, kept, older.lacking(schema.of(kept.cursor()))

    return make


def test_a_warehouse_of_today_lacks_nothing(earlier):
    _, _, lacks = earlier(*schema.definitions("view").values())
    assert (lacks.needed, lacks.tables, lacks.columns, lacks.supplement) == ((), (), (), ())


def test_a_column_that_came_later_is_blank_and_the_others_are_as_they_were(earlier):
    path, kept, lacks = earlier("alter table progression_step drop column value_id")
    with pytest.raises(duckdb.BinderException):
        kept.cursor().execute("select value_id, ratio from progression_step")
    assert lacks.columns == (("progression_step", "value_id"),)
    cursor = Warehouse(path, lacks.supplement).cursor()
    assert cursor.execute("select value_id, ratio, organisation from progression_step").fetchall() == [
        (None, 1.5, "RA1")
    ]
    whole = cursor.execute("select * from progression_step").description
    assert [column[0] for column in whole] == [one.name for one in schema.authored().tables["progression_step"]]
    assert cursor.execute("select count(*) from value_source where input <> ''").fetchall() == [(0,)]


def test_a_default_says_what_earlier_rows_mean(earlier):
    path, _, lacks = earlier(
        """
        insert into progression (
            value_id, organisation, snapshot_date, ladder, band, band_label, band_position, tier, "group", status,
            source
        )
        values ('p1', 'RA1', '2022-03-31', 'all', 'total', '', 0, '', 'bme', '', '')
        """,
        "alter table progression drop column pooled",
        "alter table progression drop column population",
    )
    assert lacks.tables == ()
    cursor = Warehouse(path, lacks.supplement).cursor()
    assert cursor.execute("select pooled, population from progression").fetchall() == [(False, "")]


def test_a_table_is_as_good_as_not_there_without_a_column_that_says_nothing_of_earlier_rows(earlier):
    path, _, lacks = earlier("alter table progression_step drop column ladder")
    assert lacks.tables == ("progression_step",)
    assert Warehouse(path, lacks.supplement).cursor().execute("from progression_step").fetchall() == []
    assert older.words(lacks.tables) == ["Race Disparity Ratios"]


def test_a_table_that_came_later_has_no_row(earlier):
    path, _, lacks = earlier("drop table mark_rule", "drop table mark_method")
    assert lacks.tables == ("mark_method", "mark_rule") and older.words(lacks.tables) == ["race equality marks"]
    cursor = Warehouse(path, lacks.supplement).cursor()
    assert cursor.execute("select count(*) from mark_rule").fetchall() == [(0,)]
    assert cursor.execute("select typeof(max(of)) from mark_rule").fetchall() == [("DOUBLE",)]


def test_a_column_of_another_type_is_read_in_todays(earlier):
    path, _, lacks = earlier("alter table progression_step alter column ratio type decimal(4, 2)")
    assert lacks.columns == ()
    cursor = Warehouse(path, lacks.supplement).cursor()
    assert cursor.execute("select typeof(ratio), ratio from progression_step").fetchall() == [("DOUBLE", 1.5)]


def test_what_every_page_rests_on_is_named(earlier):
    _, _, lacks = earlier("alter table measure drop column verdict", "drop table threshold")
    assert lacks.needed == ("measure.verdict", "threshold.key", "threshold.value")


def test_a_macro_that_came_later_is_there(earlier):
    path, _, lacks = earlier("drop macro search_form")
    cursor = Warehouse(path, lacks.supplement).cursor()
    assert cursor.execute("select search_form('Guy’s & St Thomas')").fetchall() == [("guys and st thomas",)]


def test_every_table_has_words_and_names_columns_that_exist():
    wanted = schema.authored().tables
    assert set(older.dictionary()) == set(wanted)
    for name, row in older.dictionary().items():
        assert row["holds"]
        assert set(row["needed"].split()) <= {column.name for column in wanted[name]}, name


def test_what_came_later_can_be_read_of_earlier_versions():
    """Else a column that is added would be the end of every permanent link: give it a default, in SQL."""
    for name, columns in schema.authored().tables.items():
        needed = set(older.dictionary()[name]["needed"].split())
        for column in columns:
            known = column.name in needed or column.earlier is not None
            assert known or not (needed or column.name == "value_id"), f"{name}.{column.name}"


def test_two_versions_are_compared_unless_one_lacks_what_is_compared(earlier, todays):
    path, *_ = earlier("alter table coverage drop column printed", "drop table mark", "drop table mark_rule")
    with between(path, todays) as connection:
        found = connection.execute(
            "select table_schema, table_name from information_schema.tables where table_catalog = 'memory' order by all"
        ).fetchall()
        compared = ("figure", "measure", "organisation")
        assert found == [(which, table) for which in ("earlier", "later") for table in compared], "and nothing else"
        assert connection.execute("select count(*) from earlier.measure").fetchall() == [(0,)]
    path, *_ = earlier("alter table measure drop column verdict")
    with pytest.raises(WarehouseError, match=r"lacks measure\.verdict"), between(path, todays):
        pass
