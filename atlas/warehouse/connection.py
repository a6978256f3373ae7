"""The reader's connection: the warehouse attached read-only, with no way out to files or the network.

One in-memory DuckDB per process holds the attachment; each thread has a cursor of its own, since a connection shared by
threads silently returns wrong rows. A file that has been replaced is noticed at the next question: a new attachment is
made and the old one lives on until the questions asked of it are answered.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from atlas.errors import WarehouseError
from atlas.warehouse import older, schema

# What identifies one build of the file in one process.
Version = tuple[int, int, int, int]

# What two versions are compared by.
_COMPARED = ("figure", "measure", "organisation")
_SUPPLEMENT_FIRST = "set search_path = 'memory.main,warehouse.main'"


@dataclass(frozen=True)
class _Attachment:
    version: Version
    connection: duckdb.DuckDBPyConnection


class Warehouse:
    """A DuckDB file opened for reading. Safe to share between threads and to carry over a fork."""

    def __init__(self, path: Path, supplement: Sequence[str] = ()) -> None:
        """Remember the path. ``supplement`` defines views that are read beside the file, or in the place of its tables.

        Raises WarehouseError if there is no file or it is not a warehouse of ours.
        """
        self.path = path
        self._supplement = tuple(supplement)
        self._lock = threading.Lock()
        self._attachment: _Attachment | None = None
        self._of_thread = threading.local()
        self.cursor()

    @property
    def version(self) -> Version:
        """Changes whenever the file is replaced: for keys of caches."""
        return version_of(self.path)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """This thread's cursor on the newest file. Fetch all rows of one question before asking the next."""
        version = self.version
        held: tuple[Version, duckdb.DuckDBPyConnection] | None = getattr(self._of_thread, "held", None)
        if held is not None and held[0] == version:
            return held[1]
        cursor = self._new_cursor(version)
        self._of_thread.held = (version, cursor)
        return cursor

    def cursor_of_its_own(self) -> duckdb.DuckDBPyConnection:
        """A cursor that nobody else has, for rows that are fetched while other questions are asked."""
        return self._new_cursor(self.version)

    def _new_cursor(self, version: Version) -> duckdb.DuckDBPyConnection:
        with self._lock:
            if self._attachment is None or self._attachment.version != version:
                self._attachment = _Attachment(version, _attach(self.path, self._supplement))
            cursor = self._attachment.connection.cursor()
        cursor.execute(_SUPPLEMENT_FIRST if self._supplement else "use warehouse")
        return cursor


def version_of(path: Path) -> Version:
    """Which build of the file is there. Raises WarehouseError where there is none."""
    try:
        found = path.stat()
    except OSError as error:
        raise WarehouseError(f"There is no warehouse at {path}; build it with “atlas build”.") from error
    return (os.getpid(), found.st_ino, found.st_mtime_ns, found.st_size)


@contextmanager
def between(earlier: Path, later: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """What is compared of two warehouses, side by side in ``earlier`` and ``later``, for as long as the block lasts.

    These are figures, measures and organisations. Either may lack what was added since. Raises WarehouseError when one
    cannot be opened, or lacks what it must have.
    """
    with duckdb.connect(":memory:") as connection:
        try:
            connection.execute("set threads = 1")
            for name, path in (("earlier", earlier), ("later", later)):
                _lay_out(connection, name, path)
            connection.execute("set enable_external_access = false")
            connection.execute("set lock_configuration = true")
            yield connection
        except duckdb.Error as error:
            raise WarehouseError(
                f"Versions {earlier.stem} and {later.stem} cannot be compared: their tables are not alike."
            ) from error


def _lay_out(connection: duckdb.DuckDBPyConnection, name: str, path: Path) -> None:
    """Attach a file and make a schema ``name`` that has the compared tables as today's program reads them."""
    file = f"{name}_file"
    quoted = str(path.resolve()).replace("'", "''")
    connection.execute(f"attach '{quoted}' as {file} (read_only)")
    connection.execute(f"use {file}")
    kept = schema.of(connection)
    connection.execute("use memory")
    connection.execute(f"create schema {name}")
    lacks = older.lacking(kept, file, f"memory.{name}")
    missed = [name for name in lacks.needed if name.partition(".")[0] in _COMPARED]
    if missed:
        raise WarehouseError(f"Version {path.stem} lacks {', '.join(missed)}, so it cannot be compared with another.")
    for table in _COMPARED:
        as_it_is = f'create view memory.{name}."{table}" as from {file}.main."{table}"'
        connection.execute(lacks.stand_ins.get(table, as_it_is))


def leave_pandas_out() -> None:
    """Keep DuckDB from importing pandas in this process, for good: for a server, which hands out plain rows only.

    To bind any parameter DuckDB asks for pandas' missing values and imports the whole library for it (90 MB, over a
    second). An entry of None in ``sys.modules`` is Python's own way to say that a module is not to be had.
    """
    sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]


def _attach(path: Path, supplement: Sequence[str]) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(":memory:")
    quoted = str(path.resolve()).replace("'", "''")
    try:
        # One query uses one thread: requests are many and small, and the server has its own threads.
        connection.execute("set threads = 1")
        connection.execute(f"attach '{quoted}' as warehouse (read_only)")
        connection.execute("select value from warehouse.meta where key = 'schema_version'").fetchall()
        if supplement:
            connection.execute(_SUPPLEMENT_FIRST)
        for definition in supplement:
            connection.execute(definition)
        connection.execute("set enable_external_access = false")
        connection.execute("set lock_configuration = true")
    except duckdb.Error as error:
        connection.close()
        raise WarehouseError(f"{path} is not a warehouse of the atlas; build it again with “atlas build”.") from error
    return connection
