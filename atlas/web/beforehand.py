"""What is made before the first visitor comes, in a process of its own: ``python -m atlas.web.beforehand HOME``.

Static files are compressed, and every page is laid out once for its ids, so that no web process pays for either.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from atlas import config
from atlas.reader import Atlas
from atlas.warehouse.connection import leave_pandas_out
from atlas.web import skeleton, static_files
from atlas.web.app import create_app


def prepare(settings: config.Settings) -> None:
    """Write what is not there yet, each file whole or not at all."""
    static_files.prepare(settings)
    atlas = Atlas(settings)
    if skeleton.held(settings, atlas.version) is None:
        skeleton.keep(settings, atlas.version, create_app(atlas, settings).validation_layout)


if __name__ == "__main__":
    leave_pandas_out()
    # The folder of what the machine generates, as the one that starts this process knows it.
    prepare(replace(config.load(), home=Path(sys.argv[1])))
