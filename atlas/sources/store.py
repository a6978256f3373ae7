"""Keeping what a reader read: compared with what is held, then written whole or not at all.

``data/figures`` holds one CSV a source (or one a part of it, where its reader says so with ``file_name``), sorted by
key, with the rows set aside beside it in ``<source>.quarantine.csv``. ``data/files.csv`` remembers which file each
source was read from, so that the audit can tell that it re-reads the same one.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from atlas import whole_files
from atlas.errors import AtlasError
from atlas.sources.tidy import COLUMNS, REJECTED_COLUMNS, Figure, Reading, Rejected, parse_figures, read_figures, render

FILES = "files.csv"
FILE_COLUMNS = ("source", "file", "sha256", "bytes")
QUARANTINE = ".quarantine.csv"


@dataclass(frozen=True)
class Change:
    """How what was read differs from what is held; each entry is one figure or line, in words."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True)
class Identity:
    """Which file was read: its name, digest and size."""

    source: str
    file: str
    sha256: str
    bytes: int


@dataclass(frozen=True)
class Plan:
    """What ingesting a file would do. ``files`` are whole new contents by path; ``surplus`` are files to remove.

    ``also_read_from`` names the files that other figures of the source were and are read from. ``folder`` holds all of
    the files, if it is another than ``data``.
    """

    source: str
    change: Change
    files: dict[Path, str]
    surplus: tuple[Path, ...] = ()
    read_from: Identity | None = None
    also_read_from: frozenset[str] = frozenset()
    figures: int = 0
    rejected: int = 0
    remarks: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    folder: Path | None = None

    def is_done(self, data: Path) -> bool:
        """Whether everything already stands as planned."""
        files = {**self.files, **_remembered(self, data)}
        return not self.surplus and all(_held(path) == text for path, text in files.items())


def identity(source: str, path: Path) -> Identity:
    """The identity of the file at ``path`` as the one that ``source`` was read from."""
    content = path.read_bytes()
    return Identity(source, path.name, hashlib.sha256(content).hexdigest(), len(content))


def identities(data: Path) -> list[Identity]:
    """Every file that figures were read from, as remembered in ``data/files.csv``."""
    with (data / FILES).open(encoding="utf-8", newline="") as handle:
        return [
            Identity(row["source"], row["file"], row["sha256"], int(row["bytes"])) for row in csv.DictReader(handle)
        ]


def held_files(source: str, data: Path) -> list[Path]:
    """The tidy files of one source under ``data/figures``."""
    folder = data / "figures"
    found = [*folder.glob(f"{source}.csv"), *folder.glob(f"{source}.*.csv")]
    return sorted(path for path in found if not path.name.endswith(QUARANTINE))


def plan(reading: Reading, path: Path, data: Path, file_name: Callable[[Figure], str] | None = None) -> Plan:
    """Compare a reading of the file at ``path`` with the figures held; ``file_name`` says which file a figure goes in.

    Raises AtlasError naming both rows when two figures have the same key, and when there is no figure at all.
    """
    figures = unique(reading)
    if not figures:
        raise AtlasError(
            f"{path.name}: none of its {len(reading.rejected)} rows could be kept as a figure, so nothing was changed"
            f"{' (the first: ' + reading.rejected[0].reason + ')' if reading.rejected else ''}."
        )
    folder = data / "figures"
    parts: dict[Path, list[Figure]] = defaultdict(list)
    for figure in figures:
        parts[folder / (file_name(figure) if file_name else f"{reading.source}.csv")].append(figure)
    files = {target: render(rows, COLUMNS) for target, rows in parts.items()}
    quarantine = folder / f"{reading.source}{QUARANTINE}"
    if reading.rejected:
        rejected = sorted(reading.rejected, key=_order)
        files[quarantine] = render(rejected, REJECTED_COLUMNS)
    held = held_files(reading.source, data)
    before = [figure for old in held for figure in read_figures(old)]
    after = [figure for target in parts for figure in parse_figures(files[target])]
    stale = [*held, quarantine] if quarantine.exists() else held
    return Plan(
        source=reading.source,
        change=_difference(before, after),
        files=files,
        surplus=tuple(old for old in stale if old not in files),
        read_from=identity(reading.source, path),
        figures=len(figures),
        rejected=len(reading.rejected),
        remarks=tuple(reading.remarks),
        review=tuple(reading.review),
    )


def plan_tables(source: str, contents: dict[str, str], data: Path) -> Plan:
    """Compare whole tables (text by path under ``data``) with those held, line by line."""
    files = {data / name: text for name, text in contents.items()}
    new: list[str] = []
    gone: list[str] = []
    for path, text in files.items():
        before, after = dict.fromkeys((_held(path) or "").splitlines()), dict.fromkeys(text.splitlines())
        new += [f"{path.name}: {line[:100]}" for line in after if line not in before]
        gone += [f"{path.name}: {line[:100]}" for line in before if line not in after]
    return Plan(source, Change(tuple(new), (), tuple(gone)), files)


def write(planned: Plan, data: Path) -> None:
    """Carry out a plan, whole or not at all. Raises OSError when a file cannot be written."""
    contents = {**planned.files, **_remembered(planned, data)}
    whole_files.replace(contents, planned.surplus, planned.folder or data)


def _held(path: Path) -> str | None:
    # Line ends are compared too, so no translation while reading.
    return path.read_bytes().decode("utf-8") if path.is_file() else None


def unique(reading: Reading) -> list[Figure]:
    """The figures of a reading in order of key. Raises AtlasError naming both rows when two have the same key."""
    seen: dict[tuple[str, ...], Figure] = {}
    for figure in reading.figures:
        first = seen.setdefault(figure.key, figure)
        if first is not figure:
            raise AtlasError(
                f"{reading.source}: {describe(figure)} stands twice, at {_place(first)} and at {_place(figure)}; "
                "one of the two must go before the file can be kept."
            )
    return [seen[key] for key in sorted(seen)]


def _place(figure: Figure) -> str:
    if figure.locator == "web":
        return f"{figure.sheet} ({figure.value:g})"
    where = [figure.file, figure.sheet and f"sheet {figure.sheet}", f"row {figure.row}", f"column {figure.column}"]
    return ", ".join(part for part in where if part)


def describe(figure: Figure) -> str:
    """One figure in words, short enough for one line."""
    what = [figure.organisation, figure.indicator, figure.part, figure.breakdown, figure.group, figure.statistic]
    value = figure.status if figure.value is None else f"{figure.value:g}"
    return f"{' '.join(word for word in what if word and word != 'whole')} {figure.period_end}: {value}"


def _difference(before: Iterable[Figure], after: Iterable[Figure]) -> Change:
    old, new = ({figure.key: figure for figure in figures} for figures in (before, after))
    return Change(
        new=tuple(describe(new[key]) for key in new if key not in old),
        changed=tuple(
            f"{describe(new[key])} (was {describe(old[key]).rpartition(': ')[2]})"
            for key in new
            if key in old and old[key] != new[key]
        ),
        gone=tuple(describe(old[key]) for key in old if key not in new),
    )


def _order(row: Rejected) -> tuple[str, str, int, str, str]:
    return row.file, row.sheet, int(row.row) if row.row.isdecimal() else 0, row.row, row.column


def _remembered(planned: Plan, data: Path) -> dict[Path, str]:
    """The list of files read with this plan's file in it; nothing for tables, which have no figures."""
    known = planned.read_from
    if known is None:
        return {}
    others = [
        row
        for row in (identities(data) if (data / FILES).is_file() else [])
        if row.source != known.source or (row.file in planned.also_read_from and row.file != known.file)
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FILE_COLUMNS)
    for row in sorted([*others, known], key=lambda row: (row.source, row.file)):
        writer.writerow([row.source, row.file, row.sha256, row.bytes])
    return {data / FILES: text.getvalue()}
