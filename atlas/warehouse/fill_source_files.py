"""data/files.csv → the files that figures were read from, with their digests and readers."""

from __future__ import annotations

import csv
import hashlib
import re
from pathlib import Path

import duckdb

from atlas.warehouse import tables
from atlas.warehouse.inputs import reader_files, reader_version

FILES = "files.csv"
# A return may be of any publication: what tells it is the name of the file that holds its figures.
_RETURN_READER = "atlas.sources.wres_return"
_NAMES_SOURCE = re.compile(r'^SOURCE = "([^"]+)"', re.MULTILINE)


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Fill ``source_file``; nothing where no file was read, as in an invented service.

    A return's own digest and size are left out: whoever guesses the few counts that are hidden of it could try each
    guess against them.
    """
    path = data / FILES
    if not path.is_file():
        return
    version, readers = reader_version(), _readers()
    with path.open(encoding="utf-8", newline="") as handle:
        read = [(row, _reader(row["source"], readers, data)) for row in csv.DictReader(handle)]
    rows = [
        {
            "source": row["source"],
            "file": row["file"],
            "sha256": "" if reader == _RETURN_READER else row["sha256"],
            "bytes": None if reader == _RETURN_READER else int(row["bytes"]),
            "reader": reader,
            "reader_version": version,
        }
        for row, reader in read
    ]
    tables.insert(connection, "source_file", rows)


def remember(connection: duckdb.DuckDBPyConnection, source: str, path: Path, reader: str) -> None:
    """Add a list that is kept with the atlas: a file that values are read from, as a publication is."""
    content = path.read_bytes()
    row = {
        "source": source,
        "file": path.name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "reader": reader,
        "reader_version": reader_version(),
    }
    tables.insert(connection, "source_file", [row])


def _readers() -> dict[str, str]:
    """The module that reads each publication, told from its text: a build does not import readers."""
    found = {}
    for path in reader_files():
        named = _NAMES_SOURCE.search(path.read_text(encoding="utf-8"))
        if named:
            found[named[1]] = f"atlas.sources.{path.stem}"
    return found


def _reader(source: str, readers: dict[str, str], data: Path) -> str:
    is_return = any((data / "figures").glob(f"{source}.return.*.csv"))
    return _RETURN_READER if is_return else readers.get(source, "")
