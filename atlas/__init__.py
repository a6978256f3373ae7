"""Opportunity Atlas: race equality at work in the NHS, from published figures to maps, trends and ladders.

``open`` gives an :class:`Atlas`, which answers questions from the warehouse that ``build`` made. ``Atlas.table`` is a
whole table and ``view`` what a page shows, each as a DataFrame that carries units and the version of the data in its
``attrs``; every other question is a method of ``Atlas`` that returns plain rows, and ``Atlas.frame`` makes a DataFrame
of them. ``ingest`` and ``template`` take in publications and returns. What a user can mend is an :class:`AtlasError`.

>>> import atlas
>>> opened = atlas.open()                                        # doctest: +SKIP
>>> opened.table("measure").attrs["units"]["difference"]         # doctest: +SKIP
'percentage points'
>>> atlas.view("map", "indicator=discrimination&level=region")   # doctest: +SKIP

The guide, with more of it and its results, is the page ``/guide``.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from atlas import mentoring
    from atlas.config import Settings
    from atlas.errors import AtlasError
    from atlas.indicators import Indicator
    from atlas.intake import IngestReport
    from atlas.reader import Atlas
    from atlas.selection import Selection
    from atlas.warehouse.build import BuildReport

__version__ = "0.1.0"
__all__ = [
    "Atlas",
    "AtlasError",
    "BuildReport",
    "Indicator",
    "IngestReport",
    "Selection",
    "build",
    "ingest",
    "mentoring",
    "open",
    "template",
    "view",
]

# Loaded when first asked for, so that importing one name does not load a database.
_HOMES = {
    "Atlas": "atlas.reader",
    "AtlasError": "atlas.errors",
    "BuildReport": "atlas.warehouse.build",
    "IngestReport": "atlas.intake",
    "Indicator": "atlas.indicators",
    "Selection": "atlas.selection",
}


def open(where: Path | str | Settings | None = None) -> Atlas:  # noqa: A001 - the name that a reader expects
    """Open a warehouse by path or settings; without either, the one that the environment's settings name.

    Raises WarehouseError (an AtlasError) when there is none: build it with ``atlas build``.
    """
    from atlas.reader import Atlas

    return Atlas(where)


def view(name: str, query: str = "", where: Path | str | Settings | None = None) -> pd.DataFrame:
    """The table that a page shows, as a DataFrame with the rows, headings and digits of its CSV.

    ``name`` is that of the file (``/export/<name>.csv``); ``query`` is what stands behind the question mark of the
    page's address, such as ``indicator=discrimination&level=region``; ``where`` is as in ``open``. ``attrs`` holds
    ``title``, ``source``, ``coverage``, ``notes``, ``units`` by column, ``address`` (the page, without a host),
    ``data_version`` and ``specimen``. Raises AtlasError for a view that there is not, or a query that its page would
    not understand.
    """
    from atlas import view_frames

    return view_frames.view(name, query, where)


def ingest(
    path: Path | str, *, source: str = "", dry_run: bool = False, settings: Settings | None = None
) -> IngestReport:
    """Take in a publisher's file or a WRES return, whole or not at all, as ``atlas ingest --yes`` does.

    ``source`` names the publication that a return is; without it the return counts as unpublished and stays on this
    machine. With ``dry_run`` nothing is written. The report says what is new, changed and gone, what is remarkable,
    and in which files it is kept. Raises AtlasError: UnreadableFileError for a damaged or unknown file, ReturnError
    listing every fault of a return.
    """
    from atlas import intake

    return intake.ingest(Path(path), settings, source=source, dry_run=dry_run)


def template(
    path: Path | str, *, form: str = "xlsx", edition: str = "current", settings: Settings | None = None
) -> Path:
    """Write a WRES return to fill in to ``path``: a workbook, or the long form when ``form`` is ``csv``.

    ``edition`` is ``current``, or ``bands`` or ``groups`` for a return of before the split of indicator 1.
    Raises AtlasError when the file is there already or cannot be written.
    """
    from atlas import intake

    return intake.write_template(Path(path), form, settings, edition)


def build(settings: Settings | None = None) -> BuildReport:
    """Build the warehouse from the data folder, check it and swap it in, as ``atlas build`` does.

    Raises CheckError or DefinitionError (AtlasErrors), and leaves the last good warehouse in place.
    """
    from atlas.config import load
    from atlas.warehouse import build as building

    return building.build(settings or load())


def __getattr__(name: str) -> Any:
    if name == "mentoring":
        return import_module("atlas.mentoring")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
