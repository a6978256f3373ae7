"""Which reader takes a file. Every module beside this one that has ``SOURCE`` and ``recognise`` is a reader.

A reader of figures has ``read(path, organisations)``; a reader of reference tables, which are replaced whole, has
``contents(path, data)``; a reader of a register has ``plan(path, data)``. Nothing is listed here: a new publication is
a new module.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

import atlas.sources
from atlas.errors import UnreadableFileError
from atlas.sources import spreadsheet
from atlas.sources.organisations import Organisations
from atlas.sources.progress import Follow
from atlas.sources.store import Plan
from atlas.sources.tidy import Reading

_SHOWN = 8  # sheets or headings of an unknown file that are named


@runtime_checkable
class Reader(Protocol):
    """What every reader module has."""

    SOURCE: str

    def recognise(self, path: Path) -> bool:
        """Whether the file is laid out as this reader's publication."""


@runtime_checkable
class FigureReader(Reader, Protocol):
    """A module that reads published figures."""

    def read(self, path: Path, organisations: Organisations, /) -> Reading:
        """The figures of one file. Raises UnreadableFileError for a damaged one."""


@runtime_checkable
class ReturnReader(Reader, Protocol):
    """A module that reads counts which may be published or only supplied by their owner."""

    def read_return(self, path: Path, organisations: Organisations, source: str, follow: Follow, /) -> Reading:
        """The figures of one file as belonging to ``source``. Raises ReturnError listing every fault."""


@runtime_checkable
class TableReader(Reader, Protocol):
    """A module that reads reference tables."""

    def contents(self, path: Path, data: Path, /) -> dict[str, str]:
        """The text of every file to replace, by its path under ``data``. Raises UnreadableFileError."""


@runtime_checkable
class RegisterReader(Reader, Protocol):
    """A module that reads a register, and compares it itself with what is held of it."""

    def plan(self, path: Path, data: Path, /) -> Plan:
        """What taking the file in would do. Raises UnreadableFileError."""


def readers() -> list[Reader]:
    """All reader modules, in order of name."""
    names = sorted(module.name for module in pkgutil.iter_modules(atlas.sources.__path__))
    modules = [importlib.import_module(f"{atlas.sources.__name__}.{name}") for name in names]
    return [cast(Reader, module) for module in modules if hasattr(module, "SOURCE") and hasattr(module, "recognise")]


def reader_for(path: Path) -> Reader:
    """The one reader that recognises ``path``. Raises UnreadableFileError for a damaged or foreign file."""
    if not path.exists():
        raise UnreadableFileError(f"{path}: there is no such file; check the path.")
    if path.is_file():
        spreadsheet.check(path)
    found = [reader for reader in readers() if reader.recognise(path)]
    if not found:
        raise UnreadableFileError(_unknown(path))
    if len(found) > 1:
        raise RuntimeError(f"{path.name} is recognised by {', '.join(reader.SOURCE for reader in found)}")
    return found[0]


def _unknown(path: Path) -> str:
    """What was found in a file of no known layout, and which layouts there are."""
    layouts = "; ".join(_first_line(reader).rstrip(".") for reader in readers())
    return (
        f"{path.name}: not laid out as any publication the atlas reads, so nothing was changed. {_holds(path)} Give "
        "the file as its publisher issued it (data/sources.toml lists the publications), or put counts into a return "
        f"of your own, which “atlas template” starts. The layouts that are known: {layouts}."
    )


def _holds(path: Path) -> str:
    if path.is_dir():
        return "It is a folder without reference tables."
    if not spreadsheet.is_workbook(path):
        return f"Its columns are headed {_listed(spreadsheet.headings_of(path))}."
    book = spreadsheet.open_workbook(path)
    return f"It is a workbook with the sheets {_listed(book.sheet_names)}."


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name[:60]) for name in names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else shown


def _first_line(reader: Reader) -> str:
    return str(reader.__doc__).strip().splitlines()[0]
