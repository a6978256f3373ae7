"""Every table of the warehouse as CSV and Parquet, written when it is built: the web process opens no file to write."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

PREFIX = "downloads-"
# A running server still hands out the files of the build before.
_KEPT = 2


def write(connection: duckdb.DuckDBPyConnection, home: Path, data_version: str) -> Path:
    """Write all tables into ``home/downloads-<data version>``, whole or not at all; the last two builds are kept."""
    folder = home / f"{PREFIX}{data_version}"
    unfinished = home / f".{PREFIX}{data_version}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    names = connection.execute("select table_name from duckdb_tables() where not temporary order by 1").fetchall()
    for (name,) in names:
        # Table names are our own; COPY takes neither a name nor a path as a parameter.
        for ending, options in (("csv", "format csv, header"), ("parquet", "format parquet, compression zstd")):
            target = str(unfinished / f"{name}.{ending}").replace("'", "''")
            connection.execute(f"copy (from \"{name}\") to '{target}' ({options})")
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)
    _drop_old(home, folder)
    return folder


def _drop_old(home: Path, newest: Path) -> None:
    others = [path for path in home.glob(f"{PREFIX}*") if path != newest]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[_KEPT - 1 :]:
        shutil.rmtree(path)
