"""Libraries and assets compressed before the first visitor comes.

Compressing plotly.js well takes a second and tens of megabytes; done once and kept on disk, no web process pays for it.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from importlib import util
from pathlib import Path

import brotli

from atlas import config

# Packages whose scripts Dash hands out, and what of them it never does in this application.
PACKAGES = ("dash", "dash_bootstrap_components", "plotly")
ENDINGS = (".js", ".css", ".svg")
NEVER_SERVED = (".dev.", "mathjax", "widgetbundle", "labextension", "dash_table/commons", "dash_table/async")
_SMALLEST = 1024


def folder(settings: config.Settings) -> Path:
    """Where compressed files are kept."""
    return settings.home / "compressed"


def name(body: bytes, encoding: str) -> str:
    """The file that holds ``body`` compressed: by content, so that a changed file is never mistaken for the old one."""
    return f"{hashlib.blake2b(body, digest_size=16).hexdigest()}.{encoding}"


def compressed(body: bytes, encoding: str) -> bytes:
    """``body`` as ``br`` or ``gzip``, as small as is reasonable."""
    return brotli.compress(body, quality=9) if encoding == "br" else gzip.compress(body, 9, mtime=0)


def prepare(settings: config.Settings) -> int:
    """Write what is not there yet; the number of files written. A file appears whole or not at all."""
    target = folder(settings)
    target.mkdir(parents=True, exist_ok=True)
    written = 0
    for path in _files(settings):
        body = path.read_bytes()
        for encoding in ("br", "gzip"):
            place = target / name(body, encoding)
            if len(body) >= _SMALLEST and not place.exists():
                unfinished = place.with_suffix(".unfinished")
                unfinished.write_bytes(compressed(body, encoding))
                unfinished.replace(place)
                written += 1
    return written


def _files(settings: config.Settings) -> Iterator[Path]:
    roots = [settings.assets]
    for package in PACKAGES:
        found = util.find_spec(package)
        roots += [Path(place) for place in (found.submodule_search_locations or ())] if found else []
    for root in roots:
        for path in sorted(root.rglob("*")):
            served = not any(part in path.as_posix() for part in NEVER_SERVED)
            full_size = path.parent.name == "deps" and ".min." not in path.name
            if path.suffix in ENDINGS and served and not full_size and path.is_file():
                yield path
