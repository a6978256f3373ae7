"""Opportunity Atlas: race equality at work in the NHS, from published figures to maps, trends and ladders.

>>> import atlas
>>> with_figures = atlas.open()                                  # doctest: +SKIP
>>> with_figures.frame(with_figures.england_tiles())             # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from atlas.config import Settings
    from atlas.errors import AtlasError
    from atlas.indicators import Indicator
    from atlas.reader import Atlas
    from atlas.selection import Selection

__version__ = "0.1.0"
__all__ = ["Atlas", "AtlasError", "Indicator", "Selection", "open"]

# Loaded when first asked for, so that importing one name does not load a database.
_HOMES = {
    "Atlas": "atlas.reader",
    "AtlasError": "atlas.errors",
    "Indicator": "atlas.indicators",
    "Selection": "atlas.selection",
}


def open(where: Path | str | Settings | None = None) -> Atlas:  # noqa: A001 - the name that a reader expects
    """Open a warehouse by path or settings; without either, the one that the environment's settings name.

    Raises WarehouseError (an AtlasError) when there is none: build it with ``atlas build``.
    """
    from atlas.reader import Atlas

    return Atlas(where)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
