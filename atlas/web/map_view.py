"""One view of the map, every year of it: asked, joined, drawn and put into words. No Dash component is made here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import orjson

from atlas.exports.table import Table
from atlas.figures import areas as figures
from atlas.figures import outlines, scale
from atlas.figures import tiles as tile_figures
from atlas.figures.outlines import Outline
from atlas.figures.scale import Scale
from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import areas as sentences
from atlas.sentences import sides
from atlas.web import map_choices, map_notes, map_rows, map_steady, map_table, routes
from atlas.web.addresses import export_file, with_query
from atlas.web.map_rows import Row
from atlas.web.map_steady import Answer
from atlas.web.tables import Node

DEFAULTS = Selection()
_MARGIN = 0.06  # of what is in view, left free around it


@dataclass(frozen=True)
class Year:
    """What one year looks like. ``twin`` and ``trusts`` are elements; ``trusts`` is empty unless a place is chosen."""

    figure: dict[str, Any]
    twin: Node
    finding: str
    coverage: str
    source: str
    said: str
    trusts: list[Node]
    csv: str
    query: str


@dataclass(frozen=True)
class View:
    """A settled selection with every year that its measure has, each as the JSON text of a ``Year``."""

    selection: Selection
    question: str
    texts: Mapping[int, bytes]

    @property
    def years(self) -> dict[int, Year]:
        """Every year, read from its text."""
        return {year: _read(text) for year, text in self.texts.items()}

    @property
    def shown(self) -> Year:
        """The year chosen."""
        return _read(self.texts[self.selection.year or max(self.texts)])

    @property
    def payload(self) -> str:
        """All years as one JSON text, to be passed through Dash without being walked again."""
        return "{" + ",".join(f'"{year}":{text.decode()}' for year, text in self.texts.items()) + "}"


def steadily(atlas: Atlas, answer: Callable[[str], Answer]) -> Answer:
    """What ``answer`` makes of one version of the warehouse; every function here is given that version."""
    return map_steady.steadily(atlas, answer, forget)


@lru_cache(maxsize=4)
def held(atlas: Atlas, version: str) -> map_choices.Choices:
    """What the map can offer."""
    return map_choices.choices(atlas.map_choices())


def settle(atlas: Atlas, version: str, wish: Selection) -> tuple[Selection, list[str]]:
    """The nearest view that exists, and what could not be had."""
    return map_choices.settle(wish, held(atlas, version), atlas.indicators, _levels(atlas, version))


def view(atlas: Atlas, version: str, settled: Selection) -> View:
    """Every year of a settled selection."""
    # Each place looked at would be a view of its own: they are made on top of one that is kept for all places.
    texts = _whole(atlas, version, replace(settled, year=None, place=""))
    if settled.place:
        texts = _close(atlas, version, settled, texts)
    return View(settled, question(atlas, settled), texts)


def question(atlas: Atlas, settled: Selection) -> str:
    """The question that the map answers."""
    indicator = atlas.indicators[settled.indicator]
    part = indicator.part(settled.part)
    return part.question if part else indicator.question


def table(atlas: Atlas, version: str, settled: Selection) -> Table:
    """The rows on screen with everything known of them."""
    indicator, measure, level = atlas.indicators[settled.indicator], settled.measure, settled.level
    rows = _rows(atlas, version, settled.indicator, settled.part, level, measure)[settled.year or 0]
    shown = view(atlas, version, replace(settled, place="")).shown
    title = sentences.title(rows, measure, level, indicator)
    sized = map_notes.SIZE_NAMES[settled.size] if level == "trust" else ""
    full = [row | {"size": map_notes.size(row, settled.size)} for row in rows]
    return map_table.file(full, title, measure, level, indicator, shown.source, shown.coverage, sized)


def trusts(atlas: Atlas, version: str, settled: Selection) -> Table:
    """The trusts listed under the map, of the chosen place or beside a chosen trust; no rows where none is chosen."""
    indicator, measure = atlas.indicators[settled.indicator], settled.measure
    every = _rows(atlas, version, settled.indicator, settled.part, settled.level, measure)[settled.year or 0]
    chosen = next((row for row in every if row["code"] == settled.place), None)
    rows = _trusts_of(atlas, version, settled, chosen) if chosen else []
    title = sentences.within_title(rows, chosen) if chosen else "No place with trusts is chosen on the map"
    source, coverage = map_notes.source(atlas, version, settled, rows), sentences.with_figure(rows, "trust")
    made = map_table.file(rows, title, measure, "trust", indicator, source, coverage, "")
    return replace(made, name="-".join(filter(None, ("map-trusts", settled.place, made.name.removeprefix("map-")))))


def forget() -> None:
    """Let go of everything remembered."""
    map_notes.forget()
    for remembered in (held, _rows, _levels, _outlines, _whole):
        remembered.cache_clear()


def _read(text: bytes) -> Year:
    return Year(**orjson.loads(text))


def _written(shown: Year) -> bytes:
    # By name and not with dataclasses.asdict, which would copy everything that it holds.
    return orjson.dumps({name: getattr(shown, name) for name in Year.__dataclass_fields__})


@lru_cache(maxsize=8)
def _rows(atlas: Atlas, version: str, indicator: str, part: str, level: str, measure: str) -> dict[int, list[Row]]:
    """Ranked rows of every year that the measure has; read only, since views share them."""
    years = held(atlas, version).years.get((indicator, part, level), {}).get(measure, ())
    levels = map_rows.LEVELS[level]
    places = [place for place in atlas.map_places() if place["level"] in levels]
    figures_ = atlas.map_areas(indicator, part, levels, years)
    ranks = {source["source"]: source["rank"] for source in map_notes.sources(atlas, version)}
    complete = map_notes.complete_from(atlas, version)
    return map_rows.by_year(places, figures_, ranks, measure, atlas.indicators[indicator], complete)


@lru_cache(maxsize=4)
def _levels(atlas: Atlas, version: str) -> dict[str, str]:
    return {place["code"]: place["level"] for place in atlas.map_places()}


@lru_cache(maxsize=4)
def _outlines(atlas: Atlas, version: str, level: str) -> dict[str, Outline]:
    return outlines.read(orjson.loads(atlas.boundaries(level) or b'{"features": []}'))


@lru_cache(maxsize=8)
def _whole(atlas: Atlas, version: str, selection: Selection) -> dict[int, bytes]:
    """Every year of a selection without place and year, as text: a tenth of what the elements themselves would hold."""
    rows, paints, remarks = _basis(atlas, version, selection)
    return {
        year: _written(_year(atlas, version, replace(selection, year=year), found, paints[year], remarks[year]))
        for year, found in rows.items()
    }


def _close(atlas: Atlas, version: str, selection: Selection, whole: Mapping[int, bytes]) -> dict[int, bytes]:
    """The same years with the selection's place chosen: in the address and, where it has a row, on the map."""
    rows, paints, _ = _basis(atlas, version, selection)
    texts = {}
    for year, text in whole.items():
        now = replace(selection, year=year)
        shown = replace(_read(text), **_links_of(now))
        chosen = next((row for row in rows[year] if row["code"] == now.place), None)
        if chosen is not None:
            inside = _trusts_of(atlas, version, now, chosen)
            map_table.choose(shown.twin, rows[year], now.place)
            ranked = sum(row["rank"] is not None for row in rows[year])
            shown = replace(
                shown,
                figure=_figure(atlas, version, now, rows[year], inside, paints[year], now.place),
                said=sentences.chosen(chosen, now.measure, ranked),
                trusts=map_table.within(inside, chosen, now.measure, _links(inside, now), now.to_query(DEFAULTS)),
            )
        texts[year] = _written(shown)
    return texts


def _basis(
    atlas: Atlas, version: str, selection: Selection
) -> tuple[dict[int, list[Row]], dict[int, Scale], dict[int, str]]:
    """Rows, colours and remarks of every year."""
    rows = _rows(atlas, version, selection.indicator, selection.part, selection.level, selection.measure)
    breaks = map_notes.breaks(atlas, version, selection, rows)
    paints = _scales(atlas, rows, selection, [row["from_year"] for row in breaks if row["cuts"]])
    return rows, paints, {year: sentences.remarks(breaks, year, max(rows)) for year in rows}


def _scales(
    atlas: Atlas, rows: Mapping[int, Sequence[Row]], selection: Selection, cuts: Sequence[int]
) -> dict[int, Scale]:
    """One scale for all years between two breaks, so that colours can be compared when the year changes."""
    indicator = atlas.indicators[selection.indicator]
    every = [row for found in rows.values() for row in found]
    title = sides.measured(every, indicator, selection.measure)
    direction = sides.direction(every, indicator)
    spans = {year: sum(cut <= year for cut in cuts) for year in rows}
    made = {}
    for span in set(spans.values()):
        found = [row["scaled"] for year, held_ in rows.items() if spans[year] == span for row in held_]
        values = [value for value in found if value is not None]
        if selection.measure == "difference":
            made[span] = scale.difference(values, title)
        elif selection.measure == "ratio":
            made[span] = scale.ratio(values, title, inverted=sides.inverted(indicator, direction))
        else:
            made[span] = scale.level(values, title, indicator.better)
    return {year: made[span] for year, span in spans.items()}


def _year(atlas: Atlas, version: str, selection: Selection, rows: Sequence[Row], paint: Scale, remarks: str) -> Year:
    indicator, measure, level = atlas.indicators[selection.indicator], selection.measure, selection.level
    title = sentences.title(rows, measure, level, indicator)
    return Year(
        figure=_figure(atlas, version, selection, rows, [], paint, ""),
        twin=map_table.screen(rows, title, measure, level),
        finding=sentences.finding(rows, indicator, measure, level, indicator.event_of(selection.part)),
        coverage=" ".join(text for text in (map_notes.coverage(atlas, version, selection, rows), remarks) if text),
        source=map_notes.source(atlas, version, selection, rows),
        said="",
        trusts=[],
        **_links_of(selection),
    )


def _links_of(selection: Selection) -> dict[str, Any]:
    query = selection.to_query(DEFAULTS)
    return {"csv": export_file("map", "csv", query), "query": query}


def _trusts_of(atlas: Atlas, version: str, selection: Selection, chosen: Row) -> list[Row]:
    """Trusts of the chosen area, or of the system of the chosen trust, as ranked among all."""
    area = "region" if selection.level == "region" else "icb"
    by_year = _rows(atlas, version, selection.indicator, selection.part, "trust", selection.measure)
    return [row for row in by_year.get(selection.year or 0, []) if row[area] == chosen[area]]


def _links(trusts: Sequence[Row], selection: Selection) -> dict[str, str]:
    """Where each trust is shown among all trusts."""
    among = replace(selection, level="trust", chart="map")
    return {row["code"]: with_query("/map", replace(among, place=row["code"]).to_query(DEFAULTS)) for row in trusts}


def _figure(
    atlas: Atlas, version: str, selection: Selection, rows: Sequence[Row], trusts: Sequence[Row], paint: Scale,
    code: str,
) -> dict[str, Any]:  # fmt: skip
    marks = [_mark(row, selection) for row in rows]
    if selection.chart == "tiles":
        return tile_figures.tiles(marks, paint, code)
    level = "icb" if selection.level == "trust" else selection.level
    drawn = _outlines(atlas, version, level)
    shapes = routes.boundaries_address(atlas, level)
    chosen = next((row for row in rows if row["code"] == code), None)
    focus = drawn.get(chosen["icb"] if selection.level == "trust" else code) if chosen else None
    extent = outlines.around([focus.extent] if focus else [one.extent for one in drawn.values()], _MARGIN)
    if selection.level == "trust":
        title = f"Size: {map_notes.SIZE_NAMES[selection.size]}"
        return figures.points(marks, paint, shapes, list(drawn), extent, title, code)
    inside = [_mark(row, selection) | {"code": ""} for row in trusts]
    ringed = sentences.ringed(map_notes.complete_from(atlas, version))
    return figures.areas(marks, paint, shapes, drawn, extent, code, inside, ringed)


def _mark(row: Row, selection: Selection) -> Row:
    return {
        "code": row["code"],
        "name": row["name"],
        "scaled": row["scaled"],
        "partial": row["partial"],
        "hover": sentences.hover(row, selection.measure),
        "longitude": row["longitude"],
        "latitude": row["latitude"],
        "size": map_notes.size(row, selection.size),
        "tile_row": row["tile_row"],
        "tile_column": row["tile_column"],
        "tile_label": row["tile_label"],
    }
