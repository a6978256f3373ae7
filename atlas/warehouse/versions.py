"""Published warehouses of earlier releases, kept beside the one that is served so that their numbers can be seen again.

``home/versions`` holds one file for each version of the data, named by it, and ``versions.csv``, which says when each
was released. Only published warehouses come here: none that has an unpublished return inside. While a version is the
served one its file is the same file under a second name, so that it takes room only once it is replaced.
"""

from __future__ import annotations

import csv
import os
import shutil
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import duckdb

FOLDER = "versions"
_LIST = "versions.csv"


@dataclass(frozen=True)
class Release:
    """One version of the data: when its warehouse was built (ISO 8601, UTC) and by which methods and program."""

    data_version: str
    released: str
    method_version: str
    atlas_version: str


def place(home: Path, data_version: str) -> Path:
    """Where the warehouse of a version is, if it is kept."""
    return home / FOLDER / f"{data_version}.duckdb"


def releases(home: Path) -> list[Release]:
    """Every release that was kept here once, in order of time, whether or not its warehouse still is."""
    try:
        with (home / FOLDER / _LIST).open(encoding="utf-8", newline="") as handle:
            return [Release(**row) for row in csv.DictReader(handle)]
    except FileNotFoundError:
        return []


def held(home: Path) -> list[Release]:
    """The releases whose warehouse is kept, in order of time."""
    return [release for release in releases(home) if place(home, release.data_version).is_file()]


def keep(warehouse: Path, home: Path) -> None:
    """Keep a published warehouse, and list it as the newest release unless it is that already.

    What is no warehouse, or holds an unpublished return, is left alone.
    """
    facts = _facts(warehouse)
    if "data_version" not in facts or "overlay_version" in facts:
        return
    target = place(home, facts["data_version"])
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.is_file():
        unfinished = target.with_name(f"{target.name}.{os.getpid()}.unfinished")
        unfinished.unlink(missing_ok=True)
        try:
            os.link(warehouse, unfinished)
        except OSError:  # a file system without second names
            shutil.copy2(warehouse, unfinished)
        unfinished.replace(target)
    known = releases(home)
    if known and known[-1].data_version == facts["data_version"]:
        return
    built = datetime.fromtimestamp(int(warehouse.stat().st_mtime), UTC).isoformat().replace("+00:00", "Z")
    newest = Release(facts["data_version"], built, facts["method_version"], facts["atlas_version"])
    _write(home, [*(one for one in known if one.data_version != newest.data_version), newest])


def drop_old(home: Path, number: int) -> None:
    """Remove the warehouses of all but the newest ``number`` releases; the list still names them."""
    for release in held(home)[:-number]:
        place(home, release.data_version).unlink()


def _facts(warehouse: Path) -> dict[str, str]:
    """What a warehouse says about itself; nothing where the file is none."""
    try:
        with duckdb.connect(str(warehouse), read_only=True) as connection:
            return dict(connection.execute("select key, value from meta").fetchall())
    except duckdb.Error:
        return {}


def _write(home: Path, known: list[Release]) -> None:
    path = home / FOLDER / _LIST
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.unfinished")
    with unfinished.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, [field.name for field in fields(Release)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(release) for release in known)
    unfinished.replace(path)
