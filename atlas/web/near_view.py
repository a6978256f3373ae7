"""One view of the trusts near a place: the place found, the trusts in reach, their bands. No Dash component is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from atlas import postcodes
from atlas.exports.table import Table
from atlas.figures import nearby as figures
from atlas.measures import distance
from atlas.reader import Atlas
from atlas.selection import Missed, Selection
from atlas.sentences import nearby as sentences
from atlas.sentences.areas import TRUST_TYPES
from atlas.sentences.words import joined
from atlas.sentences.words import place as with_article
from atlas.web import near_table, routes
from atlas.web.addresses import export_file
from atlas.web.tables import Node

Row = dict[str, Any]

DEFAULTS = Selection(level="trust")
# What a job seeker can choose to look at first, in the order in which the reader is offered them.
MATTERS = ("career_progression", "discrimination", "harassment_staff", "harassment_public", "appointment", "board")


@dataclass(frozen=True)
class Spot:
    """Where the reader looks from: its name in a sentence, what it is in ids of distances, and a point in degrees."""

    name: str
    key: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class View:
    """What the page shows; without a spot, nothing but the form."""

    selection: Selection
    spot: Spot | None
    question: str
    finding: str
    figure: dict[str, Any]
    twin: Node | None
    printed: str
    source: str
    csv: str
    notices: tuple[str, ...]


def settle(atlas: Atlas, wish: Selection) -> tuple[Selection, list[str]]:
    """The same with an indicator that the page offers, and a sentence where another was wished for."""
    if wish.indicator in MATTERS:
        return wish, []
    known, usual = atlas.indicators.get(wish.indicator), atlas.indicators[MATTERS[0]].short
    said = f"“{known.short}” can’t be chosen here" if known else f"There is no indicator “{wish.indicator}”"
    return replace(wish, indicator=MATTERS[0]), [Missed(said, f", so “{usual}” is shown", "indicator")]


def spot(atlas: Atlas, asked: str) -> tuple[Spot | None, list[str]]:
    """The place meant by a first half of a postcode, a code or a name, and what must be said about it."""
    for half in postcodes.halves(asked):
        found = atlas.outcode(half)
        if found:
            return Spot(half, f"outcode-{half}", found["longitude"], found["latitude"]), []
    halves = atlas.outcodes_of(postcodes.incomplete(asked))
    if halves:
        said = f"“{asked}” is the beginning of several postcodes: type the first half, such as {halves[0]}"
        return None, [Missed(said, "", "near")]
    places = [row for row in atlas.search(asked) if row["level"] != "england"] if asked else []
    for row in places:
        code = row["closed_to"] or row["code"]
        known = atlas.organisation(code)
        if known is None or known["longitude"] is None:
            continue
        name, key = with_article(known["short_name"]), f"place-{known['code']}"
        return Spot(name, key, known["longitude"], known["latitude"]), _said(atlas, row, places)
    if not asked:
        return None, []
    said = f"The atlas knows no place called “{asked}”: try the first half of a postcode, a trust or an area"
    return None, [Missed(said, "", "near")]


def view(atlas: Atlas, wish: Selection) -> View:
    """Everything that the page shows for a selection."""
    settled, missed = settle(atlas, wish)
    shown = _view(atlas, settled, atlas.version)
    return replace(shown, notices=(*missed, *shown.notices))


def table(atlas: Atlas, wish: Selection) -> Table:
    """The rows on screen with all that is known of them."""
    shown = view(atlas, wish)
    rows = _rows(atlas, shown.selection, shown.spot) if shown.spot else []
    return near_table.file(rows, _columns(atlas, shown.selection, rows), shown.finding, shown.source)


@lru_cache(maxsize=64)
def _view(atlas: Atlas, settled: Selection, version: str) -> View:
    found, notices = spot(atlas, settled.near)
    indicator = atlas.indicators[settled.indicator]
    rows = _rows(atlas, settled, found) if found else []
    query = settled.to_query(DEFAULTS)
    return View(
        selection=settled,
        spot=found,
        question=sentences.question(found.name if found else ""),
        finding=sentences.finding(rows, indicator, found.name, settled.within, atlas.nation.name) if found else "",
        figure=_figure(atlas, rows, found, settled.within) if found else {},
        twin=near_table.screen(rows, _columns(atlas, settled, rows)) if rows else None,
        printed=_unpublished(atlas, settled, rows),
        source=_source(atlas, rows),
        csv=export_file("near", "csv", query),
        notices=tuple(notices),
    )


def _said(atlas: Atlas, row: Row, places: list[Row]) -> list[str]:
    said = []
    if row["guessed"]:
        said.append(f"Nothing is spelled quite so; the nearest name is {row['name']}.")
    if row["closed_to"]:
        heirs = joined([heir["name"] for heir in atlas.heirs(row["code"])] or [row["closed_to_name"]])
        said.append(f"{row['name']} has closed; what it did is now part of {heirs}.")
    others = [other["name"] for other in places if other["code"] != row["code"]]
    if others:
        more = "" if len(others) <= 3 else f" and {len(others) - 3} more"
        said.append(f"{row['name']} was taken. The words fit {', '.join(others[:3])}{more} too.")
    return said


def _rows(atlas: Atlas, settled: Selection, found: Spot | None) -> list[Row]:
    """Trusts in reach by band, then distance; trusts of one band share their place."""
    if found is None:
        return []
    here = []
    for one in atlas.employers():
        if one["longitude"] is None:
            continue
        away = distance.miles(found.longitude, found.latitude, one["longitude"], one["latitude"])
        if away <= settled.within:
            here.append(one | {"miles": away, "miles_lineage": f"distance-{found.key}-{one['code']}"})
    cards = _cards(atlas, [row["code"] for row in here])
    for row in here:
        row["cards"] = cards[row["code"]]
        chosen = row["cards"].get(settled.indicator)
        row["band"] = sentences.band(chosen["standing"] if chosen else None)
        row["kind"] = TRUST_TYPES.get(row["trust_type"], "")
        row["hover"] = f"<b>{row['short_name']}</b><br>{row['miles']:.1f} miles<br>{row['band']}"
    here.sort(key=lambda row: (sentences.BANDS.index(row["band"]), row["miles"], row["code"]))
    judged = [row for row in here if row["band"] != sentences.NOT_JUDGED]
    for row in here:
        same = [other["band"] for other in here].count(row["band"])
        first = 1 + next(number for number, other in enumerate(here) if other["band"] == row["band"])
        row["place"] = "–" if row not in judged else f"{first}=" if same > 1 else str(first)
    return here


def _cards(atlas: Atlas, codes: list[str]) -> dict[str, dict[str, Row]]:
    """Newest figures by organisation and indicator, whole indicators only."""
    found: dict[str, dict[str, Row]] = {code: {} for code in codes}
    for row in atlas.scorecard(codes):
        if row["part"] == "whole":
            found[row["organisation"]][row["indicator"]] = row
    return found


def _columns(atlas: Atlas, settled: Selection, rows: list[Row]) -> list[Any]:
    """The chosen indicator first, then those on which any trust here has figures of BME and White staff."""
    held = [key for key in MATTERS if any(row["cards"].get(key, {}).get("year") is not None for row in rows)]
    keys = [settled.indicator, *(key for key in held if key != settled.indicator)]
    return [atlas.indicators[key] for key in keys]


def _unpublished(atlas: Atlas, settled: Selection, rows: list[Row]) -> str:
    shown = {indicator.id for indicator in _columns(atlas, settled, rows)} - {settled.indicator}
    missing = [atlas.indicators[key].short for key in MATTERS if key not in shown | {settled.indicator}]
    if not missing or not rows:
        return ""
    return (
        f"Not shown, because no publication that the atlas holds gives it for these trusts: {'; '.join(missing)}. What "
        "single trusts printed themselves stands on their own pages."
    )


def _source(atlas: Atlas, rows: list[Row]) -> str:
    used = {card["source"] for row in rows for card in row["cards"].values() if card["year"] is not None}
    named = [source["title"] for source in atlas.sources() if source["source"] in used]
    points = "Headquarters: Organisation Data Service. Postcodes: OS Code-Point Open."
    return f"{'; '.join(named)}. {points}" if named else points


def _figure(atlas: Atlas, rows: list[Row], found: Spot, within: int) -> dict[str, Any]:
    shapes = routes.boundaries_address(atlas, "icb")
    areas = [row["code"] for row in atlas.map_places() if row["level"] == "icb"]
    circle = distance.circle(found.longitude, found.latitude, within)
    return figures.nearby(rows, sentences.BANDS, circle, shapes, areas)
