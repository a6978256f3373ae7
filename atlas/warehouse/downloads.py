"""Every table of the warehouse as CSV and Parquet, written when it is built: the web process opens no file to write."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb

PREFIX = "downloads-"
FORMATS = {"csv": "format csv, header", "parquet": "format parquet, compression zstd"}


def write(connection: duckdb.DuckDBPyConnection, home: Path, data_version: str) -> Path:
    """Write all tables into ``home/downloads-<data version>``, whole or not at all, and return that folder.

    A whole folder of the same version is left as it is: a running server may be handing out its files.
    """
    folder = home / f"{PREFIX}{data_version}"
    found = connection.execute("select table_name from duckdb_tables() where not temporary order by 1").fetchall()
    names = [name for (name,) in found]
    if _is_whole(folder, names):
        return folder
    invented = connection.execute("select value from meta where key = 'specimen'").fetchone()
    # On every row, for a file is taken apart and passed on without what stands around it.
    mark = ", '{}' as specimen".format(invented[0].replace("'", "''")) if invented else ""
    unfinished = home / f".{PREFIX}{data_version}.{os.getpid()}"
    unfinished.mkdir(parents=True)
    try:
        for name in names:
            for ending, options in FORMATS.items():
                # Table names are our own; COPY takes neither a name nor a path as a parameter.
                target = str(unfinished / f"{name}.{ending}").replace("'", "''")
                connection.execute(f"copy (select *{mark} from \"{name}\") to '{target}' ({options})")
        if not _is_whole(folder, names):  # another build of the same data may have been quicker
            shutil.rmtree(folder, ignore_errors=True)
            unfinished.rename(folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def _is_whole(folder: Path, names: list[str]) -> bool:
    return all((folder / f"{name}.{ending}").is_file() for name in names for ending in FORMATS)


def drop_old(home: Path, held: Iterable[str]) -> None:
    """Remove the folders of all versions of the data but those ``held``."""
    kept = {f"{PREFIX}{data_version}" for data_version in held}
    for path in home.glob(f"{PREFIX}*"):
        if path.name not in kept:
            shutil.rmtree(path)
