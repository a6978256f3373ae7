"""What stands under the map: coverage, sources, remarks on the year, and what the points grow with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from atlas.reader import Atlas
from atlas.selection import Selection
from atlas.sentences import areas as sentences
from atlas.sentences.coverage import PROVENANCE
from atlas.web.map_rows import Row, not_surveyed

SIZE_NAMES = {"respondents": "answers to the question", "staff": "staff in post"}


@lru_cache(maxsize=4)
def sources(atlas: Atlas, version: str) -> list[dict[str, Any]]:
    """One row per publication."""
    return atlas.sources()


def size(row: Mapping[str, Any], by: str) -> float | None:
    """What a trust's point grows with: answers of all staff (else of both groups together), or staff in post."""
    if by == "staff":
        return None if row["staff_in_post"] is None else float(row["staff_in_post"])
    if row["everyone_base"] is not None:
        return float(row["everyone_base"])
    both = (row["bme_base"], row["white_base"])
    return None if None in both else float(sum(both))


def breaks(atlas: Atlas, version: str, selection: Selection, rows: Mapping[int, Sequence[Row]]) -> list[dict[str, Any]]:
    """Breaks and remarks that concern every place and the series in view."""
    series = {source["source"]: source["series"] for source in sources(atlas, version)}
    columns = _source_columns(selection.measure)
    used = {row[column] for found in rows.values() for row in found for column in columns} & series.keys()
    return _breaks_of(atlas, version, selection.indicator, selection.part, frozenset(series[name] for name in used))


@lru_cache(maxsize=64)
def _breaks_of(atlas: Atlas, version: str, indicator: str, part: str, series: frozenset[str]) -> list[dict[str, Any]]:
    kind = "survey_year" if atlas.indicators[indicator].period == "survey" else "wres_year"
    return atlas.trend_breaks(indicator, part, kind, [], sorted(series))


@lru_cache(maxsize=4)
def complete_from(atlas: Atlas, version: str) -> float:
    """Per cent of respondents below which a pooled figure is marked as resting on part of its area."""
    return next(float(row["value"]) for row in atlas.thresholds() if row["key"] == "complete_from")


def coverage(atlas: Atlas, version: str, selection: Selection, rows: Sequence[Row]) -> str:
    """How many places have a figure and what pooled ones rest on."""
    published, absent = "", []
    if any(row["pooled_value"] for row in rows):
        published = _pooled_from(atlas, version, selection.indicator, selection.part, selection.year or 0)
    if selection.level == "trust" and rows and rows[0]["period_kind"] == "survey":
        absent = not_surveyed(atlas.map_places(), rows[0]["year"], rows[0]["period_end"])
    complete = complete_from(atlas, version)
    return sentences.coverage(rows, selection.measure, selection.level, published, complete, absent)


@lru_cache(maxsize=64)
def _pooled_from(atlas: Atlas, version: str, indicator: str, part: str, year: int) -> str:
    every = {place["trust_type"] for place in atlas.map_places() if year in place["surveyed"]}
    having = {row["trust_type"]: row["units"] for row in atlas.map_rates(indicator, part, year)}
    line = atlas.coverage_line(indicator, part, "trust", "bme", year)
    return sentences.pooled_from(having, every, line)


def _source_columns(measure: str) -> tuple[str, ...]:
    single = {"all": ("everyone_source",), "bme": ("bme_source",), "white": ("white_source",)}
    return single.get(measure, ("bme_source", "white_source"))


def source(atlas: Atlas, version: str, selection: Selection, rows: Sequence[Row]) -> str:
    """Where the figures come from, how estimates were made, and for trusts the source of the points' size."""
    columns = _source_columns(selection.measure)
    used = {row[column] for row in rows for column in columns if row["value"] is not None}
    named = [source for source in sources(atlas, version) if source["source"] in used]
    text = sentences.source(rows, named, PROVENANCE)
    if selection.level == "trust":
        text += f" {_size_source(atlas, version, selection, rows)}"
    return text


def _size_source(atlas: Atlas, version: str, selection: Selection, rows: Sequence[Row]) -> str:
    titles = {source["source"]: source["title"] for source in sources(atlas, version)}
    if selection.size == "staff":
        return f"Points are sized by staff in post: {titles.get('turnover-2025', '')}."
    used = sorted({titles[row["everyone_source"]] for row in rows if row["everyone_source"] in titles})
    if used:
        return f"Points are sized by the number of answers to the question: {used[0]}."
    return "Points are sized by the estimated answers of BME and White staff together."


def forget() -> None:
    """Let go of everything remembered."""
    for remembered in (sources, complete_from, _breaks_of, _pooled_from):
        remembered.cache_clear()
