"""One view of the mark's page: asked, filtered and put into words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from atlas.exports.table import Table
from atlas.figures.mark_bars import mark_bars
from atlas.reader import Atlas
from atlas.selection import Missed, Selection
from atlas.sentences import mark as words
from atlas.web import mark_tables, options, tables
from atlas.web.addresses import export_file
from atlas.web.tables import Node

Row = dict[str, Any]

DEFAULTS = Selection(level="trust")
_SUPPORTED_BY = "Figures of publishers and of transcriptions; what trusts or the press printed is not counted."


@dataclass(frozen=True)
class View:
    """What a settled selection looks like; ``twin``, ``standing`` and ``employers`` are elements or a table."""

    selection: Selection
    finding: str
    figure: dict[str, Any]
    standing: Node
    employers: Node
    file: Table
    completing: tuple[str, ...]
    plans: str
    coverage: str
    source: str
    csv: str
    query: str


def settle(atlas: Atlas, wish: Selection) -> tuple[Selection, list[str]]:
    """The nearest view that exists, and a sentence for each wish that could not be had."""
    if wish.place and wish.place not in dict(options.areas(atlas)):
        why = f"“{wish.place}” is no region or system of the atlas"
        return replace(wish, place=""), [Missed(why, f", so all of {atlas.nation.name} is shown", "place")]
    return wish, []


def view(atlas: Atlas, settled: Selection) -> View:
    """Everything that the page shows for a settled selection."""
    return _view(atlas, settled, atlas.version)


@lru_cache(maxsize=64)
def _view(atlas: Atlas, settled: Selection, version: str) -> View:
    everyone = atlas.marks()
    shown = [
        row
        for row in everyone
        if settled.kind in ("", row["trust_type"]) and settled.place in ("", row["icb"], row["region"])
    ]
    standing = atlas.mark_standing()
    query = settled.to_query(DEFAULTS)
    year = everyone[0]["wres_year"] if everyone else None
    of = f"{len(shown):,} of {len(everyone):,} trusts are listed" if len(shown) < len(everyone) else "All are listed"
    reached = sum(row["checked"] > 0 for row in shown)
    coverage = f"{of}; {reached:,} of them have figures for at least one criterion."
    source = f"Computed from the figures for WRES {year} under version {_version(everyone)}. {_SUPPORTED_BY}"
    return View(
        selection=settled,
        finding=words.finding(everyone),
        figure=mark_bars(standing),
        standing=tables.table(mark_tables.standing(standing), row_header="title"),
        employers=mark_tables.employers_screen(shown),
        file=mark_tables.employers_file(shown, source, coverage),
        completing=tuple(words.completing(standing)),
        plans=words.plans(standing),
        coverage=coverage,
        source=f"{source} {words.DISCLAIMER}",
        csv=export_file("mark", "csv", query),
        query=query,
    )


def _version(rows: list[Row]) -> str:
    return str(rows[0]["version"]) if rows else "–"
