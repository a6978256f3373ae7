"""One view of the programmes' page: the register asked, filtered and put into words. No Dash component is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import orjson

from atlas.exports.table import Table
from atlas.figures import outlines
from atlas.figures.programme_map import programme_map
from atlas.reader import Atlas
from atlas.selection import PROGRAMME_KINDS, Missed, Selection
from atlas.sentences import programmes as words
from atlas.sentences.words import place as with_article
from atlas.web import options, programme_tables, routes
from atlas.web.addresses import export_file
from atlas.web.options import Option
from atlas.web.tables import Node

Row = dict[str, Any]

DEFAULTS = Selection(level="trust")
SOURCE = (
    "Facts that organisations, newspapers and other bodies printed on public pages, collected by hand; each row links "
    "to its page. Pages of 2004 to 2026; no date for a next collection is set."
)

_ENGLAND = (-6.5, 49.9, 1.9, 55.85)  # where no outlines are held
_MARGIN = 0.02  # of the outlines, left free around them


@dataclass(frozen=True)
class View:
    """What a settled selection looks like."""

    selection: Selection
    finding: str
    figure: dict[str, Any]
    register: Node
    file: Table
    coverage: str
    csv: str
    query: str


def settle(atlas: Atlas, wish: Selection) -> tuple[Selection, list[str]]:
    """The nearest view that exists, and a sentence for each wish that could not be had."""
    if wish.place and wish.place not in dict(options.areas(atlas)):
        why = f"“{wish.place}” is no region or system of the atlas"
        return replace(wish, place=""), [Missed(why, ", so all are listed", "place")]
    return wish, []


def view(atlas: Atlas, settled: Selection) -> View:
    """Everything that a control changes."""
    return _view(atlas, settled, atlas.version)


def kind_options() -> list[Option]:
    """Kinds of programme."""
    return [(kind, words.KINDS[kind][1].capitalize()) for kind in PROGRAMME_KINDS]


def fits(row: Row, settled: Selection) -> bool:
    """Whether a row is one of those asked for."""
    said = f"{row['organisation_name']} {row['organisation']} {row['name']} {row['note']} {row['status']}".casefold()
    return (
        settled.programme in ("", row["kind"])
        and (settled.about == "all" or row["about"] == "race")
        and settled.place in ("", row["icb"], row["region"])
        and all(word in said for word in settled.words.casefold().split())
    )


@lru_cache(maxsize=64)
def _view(atlas: Atlas, settled: Selection, version: str) -> View:
    held = atlas.programmes()
    shown = [row for row in held if fits(row, settled)]
    trusts = [row for row in atlas.map_places() if row["level"] == "trust" and row["valid_to"] is None]
    trusts = [row for row in trusts if settled.place in ("", row["icb"], row["region"])]
    places = _places(trusts, shown)
    query = settled.to_query(DEFAULTS)
    coverage = words.coverage(len(shown), len(held), len({row["organisation"] for row in shown}))
    where = next((row["name"] for row in atlas.map_places() if row["code"] == settled.place), "")
    areas = [row["code"] for row in atlas.map_places() if row["level"] == "icb"]
    drawn = outlines.read(orjson.loads(atlas.boundaries("icb") or b'{"features": []}'))
    extent = outlines.around([one.extent for one in drawn.values()] or [_ENGLAND], _MARGIN)
    return View(
        selection=settled,
        finding=_finding(places, settled, where),
        figure=programme_map(places, routes.boundaries_address(atlas, "icb"), areas, extent),
        register=programme_tables.register(shown, f"The register: {len(shown):,} rows"),
        file=programme_tables.file(shown, SOURCE, coverage),
        coverage=coverage,
        csv=export_file("programmes", "csv", query),
        query=query,
    )


def _finding(places: Sequence[Row], settled: Selection, where: str) -> str:
    having = sum(place["kinds"] > 0 for place in places)
    said = words.finding(having, len(places), settled.programme, with_article(where), settled.about == "race")
    return f"Searched for “{settled.words}”: {said[0].lower()}{said[1:]}" if settled.words else said


def _places(trusts: Sequence[Row], rows: Sequence[Row]) -> list[Row]:
    """Every trust open today with how many kinds are listed of it, or of a body that became part of it."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["final_code"] or row["organisation"], []).append(row)
    made = []
    for trust in trusts:
        own = found.get(trust["code"], [])
        kinds = list(dict.fromkeys(words.KINDS[row["kind"]][0] for row in own))
        said = ", ".join(kinds) or "none found, which is not none there"
        made.append(trust | {"kinds": len(kinds), "hover": f"<b>{trust['name']}</b><br>{said}"})
    return made
