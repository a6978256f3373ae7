"""Settings, read once from the environment.

A checkout keeps everything under its own ``data/``. An installed wheel carries the authored files and figures inside
the package and writes what it generates (warehouse, overlay, caches) to the user's data folder.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from atlas.errors import AtlasError

_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Settings:
    """Where things are and how the server listens.

    ``data``: authored files and figures (read). ``home``: what the machine generates (written).
    ``specimen``: the folder of the invented service, whose definitions come from ``authored``; that is the same as
    ``data`` unless the invented service is looked at.
    ``contact``: where readers report an error, shown on the data page; '' when not set.
    ``versions``: how many versions of the data are kept for their permanent links, today's among them.
    ``private``: whether an owner looks at their own unpublished return with nothing of it hidden.
    """

    data: Path
    authored: Path
    assets: Path
    home: Path
    specimen: Path
    host: str
    port: int
    workers: int
    threads: int
    contact: str
    versions: int
    private: bool

    def of_specimen(self, folder: Path | None = None) -> Settings:
        """The same for the invented service in ``folder`` (default: ``specimen``): its own data and warehouse."""
        place = folder or self.specimen
        return replace(self, data=place / "data", home=place, specimen=place)

    @property
    def is_specimen(self) -> bool:
        """Whether it is the invented service that is looked at."""
        return self.home == self.specimen

    @property
    def warehouse(self) -> Path:
        """The DuckDB file that the read half opens."""
        return self.home / "atlas.duckdb"

    @property
    def overlay(self) -> Path:
        """The folder of unpublished returns, which never leave this machine."""
        return self.home / "overlay"

    @property
    def published_warehouse(self) -> Path:
        """The same without what is not published; there only while an unpublished return lies in ``home``."""
        return self.home / "atlas-published.duckdb"

    @property
    def private_warehouse(self) -> Path:
        """The same with small counts of the unpublished return in sight; made by a build with ``private`` only."""
        return self.home / "atlas-private.duckdb"

    @property
    def served_warehouse(self) -> Path:
        """The one that pages show. Files are made from the published one whichever it is."""
        return self.private_warehouse if self.private else self.warehouse


# Every environment variable the atlas reads; README documents each, and a test holds the two lists equal.
VARIABLES = (
    "ATLAS_DATA", "ATLAS_HOME", "ATLAS_SPECIMEN", "HOST", "PORT", "WORKERS", "THREADS", "ATLAS_CONTACT",
    "ATLAS_VERSIONS", "ATLAS_PRIVATE",
)  # fmt: skip


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read settings from ``environ`` (default: the process's own). Raises AtlasError naming the variable at fault."""
    env = os.environ if environ is None else environ
    checkout = _PACKAGE.parent
    in_checkout = (checkout / "data" / "indicators").is_dir() and (checkout / "pyproject.toml").is_file()
    shipped = checkout if in_checkout else _PACKAGE / "_shipped"
    data = Path(env["ATLAS_DATA"]) if env.get("ATLAS_DATA") else shipped / "data"
    if env.get("ATLAS_HOME"):
        home = Path(env["ATLAS_HOME"])
    else:
        home = data if in_checkout else Path(platformdirs.user_data_dir("opportunity-atlas", appauthor=False))
    settings = Settings(
        data=data,
        authored=data,
        assets=shipped / "assets",
        home=home,
        specimen=home / "specimen",
        host=env.get("HOST") or "127.0.0.1",
        port=_whole_number(env, "PORT", 8050, 1, 65535),
        workers=_whole_number(env, "WORKERS", 2, 1, 64),
        threads=_whole_number(env, "THREADS", 4, 1, 64),
        contact=env.get("ATLAS_CONTACT", ""),
        versions=_whole_number(env, "ATLAS_VERSIONS", 8, 2, 1000),  # two: a server hands out what a build replaced
        private=_whole_number(env, "ATLAS_PRIVATE", 0, 0, 1) == 1,
    )
    return settings.of_specimen(Path(env["ATLAS_SPECIMEN"])) if env.get("ATLAS_SPECIMEN") else settings


def _whole_number(env: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    text = env.get(name) or str(default)
    if not text.isdecimal() or not low <= int(text) <= high:
        raise AtlasError(f"{name} is {text!r}; set it to a whole number from {low} to {high}.")
    return int(text)
