from __future__ import annotations

import shutil
import subprocess
import sys
import threading

import duckdb
import pytest

from atlas.errors import WarehouseError
from atlas.warehouse.connection import Warehouse


def make(path, number):
    """A file with our schema's meta table and one number, put in place of what was there."""
    unfinished = path.with_name("unfinished.duckdb")
    with duckdb.connect(str(unfinished)) as connection:
        connection.execute("create table meta (key text, value text)")
        connection.execute("create table number as select ? as value from range(1000)", [number])
    unfinished.replace(path)


def ask(warehouse):
    return warehouse.cursor().execute("select distinct value from number").fetchall()


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "atlas.duckdb"
    make(found, 1)
    return found


def test_a_replaced_file_is_read_from_the_next_question_on(path):
    warehouse = Warehouse(path)
    before = warehouse.version
    assert ask(warehouse) == [(1,)]
    make(path, 2)
    assert warehouse.version != before
    assert ask(warehouse) == [(2,)]


def test_a_question_begun_before_is_answered_from_the_old_file(path):
    warehouse = Warehouse(path)
    begun = warehouse.cursor().execute("select value from number")
    first = begun.fetchmany(10)
    make(path, 2)
    assert ask(warehouse) == [(2,)]
    assert {value for (value,) in [*first, *begun.fetchall()]} == {1}


def test_threads_read_while_the_file_is_replaced(path):
    warehouse = Warehouse(path)
    wrong: list[object] = []
    stop = threading.Event()
    last = 7
    seen = [{number: threading.Event() for number in range(1, last + 1)} for _ in range(2)]

    def read(mine):
        newest = 0
        while not stop.is_set():
            try:
                rows = ask(warehouse)
            except Exception as error:  # any error is what this test looks for
                wrong.append(error)
                return
            if len(rows) != 1 or rows[0][0] < newest:
                wrong.append(rows)
                return
            newest = rows[0][0]
            mine[newest].set()

    readers = [threading.Thread(target=read, args=(mine,)) for mine in seen]
    for reader in readers:
        reader.start()
    try:
        for number in range(1, last + 1):
            if number > 1:
                make(path, number)
            # Every generation is read by every thread before the next takes its place.
            assert [mine[number].wait(30) for mine in seen] == [True, True], (number, wrong)
    finally:
        stop.set()
        for reader in readers:
            reader.join(30)
    assert wrong == []


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('/etc/hostname')",
        "copy number to 'out.csv'",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
        "insert into number values (3)",
        "drop table number",
    ],
)
def test_nothing_can_be_written_or_read_outside(path, statement):
    with pytest.raises(duckdb.Error):
        Warehouse(path).cursor().execute(statement)


def test_no_file(tmp_path):
    with pytest.raises(WarehouseError, match=r"no warehouse at .*atlas build"):
        Warehouse(tmp_path / "none.duckdb")


def test_a_foreign_file(tmp_path):
    text = tmp_path / "text.duckdb"
    text.write_text("not a database")
    with pytest.raises(WarehouseError, match="is not a warehouse of the atlas"):
        Warehouse(text)
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("create table something as select 1")
    with pytest.raises(WarehouseError, match="is not a warehouse of the atlas"):
        Warehouse(other)


def test_a_path_with_a_quotation_mark(path, tmp_path):
    odd = tmp_path / "it's here.duckdb"
    shutil.copy(path, odd)
    assert ask(Warehouse(odd)) == [(1,)]


def test_a_server_process_binds_parameters_without_pandas(path):
    program = (
        "import sys; from pathlib import Path; from atlas.warehouse.connection import Warehouse, leave_pandas_out; "
        "leave_pandas_out(); cursor = Warehouse(Path(sys.argv[1])).cursor(); "
        "print(cursor.execute('select $word', {'word': 'x'}).fetchall(), sys.modules['pandas'])"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[('x',)] None"


def test_a_forked_process_attaches_for_itself(path):
    program = (
        "import os, sys; from pathlib import Path; from atlas.warehouse.connection import Warehouse; "
        "warehouse = Warehouse(Path(sys.argv[1])); mine = warehouse.cursor(); child = os.fork(); "
        "same = warehouse.cursor() is mine; "
        "found = warehouse.cursor().execute('select max(value) from number').fetchall(); "
        "os._exit(0 if not same and found == [(1,)] else 1) if child == 0 else None; "
        "print(same, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", program, str(path)],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stdout.strip() == "True 0"
