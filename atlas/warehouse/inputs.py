"""What a build is made from, and its digest. Light to import: the web server asks it whether a build is needed."""

from __future__ import annotations

import hashlib
from pathlib import Path

from atlas import __version__

# Raised by hand: the first when a table changes shape, the second when a method changes a stored number.
SCHEMA_VERSION = "1"
METHOD_VERSION = "2"

_PACKAGE = Path(__file__).resolve().parents[1]


def digest(data: Path) -> str:
    """A digest of every input of the build: changes whenever a figure, a definition or the code that measures does."""
    total = hashlib.blake2b(digest_size=8)
    total.update(f"{__version__} {METHOD_VERSION} {SCHEMA_VERSION}".encode())
    for folder, paths in ((data, _inputs(data)), (_PACKAGE, _code())):
        for path in paths:
            total.update(f"\0{path.relative_to(folder).as_posix()}\0".encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def reader_files() -> list[Path]:
    """The code of the readers, whose version every figure's trail names."""
    return sorted((_PACKAGE / "sources").glob("*.py"))


def reader_version() -> str:
    """A digest of the code of the readers."""
    total = hashlib.blake2b(digest_size=4)
    for path in reader_files():
        total.update(f"\0{path.name}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def overlay_files(home: Path) -> list[Path]:
    """Unpublished returns of their owners, which lie only in the folder of what the machine generates."""
    return sorted((home / "overlay").glob("*.csv"))


def overlay_digest(home: Path) -> str:
    """A digest of the overlay; '' where there is none."""
    files = overlay_files(home)
    total = hashlib.blake2b(digest_size=8)
    for path in files:
        total.update(f"\0{path.name}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest() if files else ""


def _inputs(data: Path) -> list[Path]:
    names = ("indicators", "reference", "figures", "figures/earlier", "mark", "programmes")
    folders = (data, *(data / name for name in names))
    files = [path for folder in folders for path in folder.glob("*") if path.suffix in (".toml", ".csv")]
    files += (data / "geography").glob("*.json")
    return sorted(files)


def _code() -> list[Path]:
    """What turns inputs into tables: after an update of the atlas, the warehouse of before is out of date."""
    folders = (_PACKAGE / "warehouse", _PACKAGE / "measures")
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in (".py", ".sql", ".csv")]
    return sorted([*found, *reader_files()])
