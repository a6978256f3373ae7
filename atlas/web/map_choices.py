"""What the map can offer: which measures and years each indicator, part and level has, and what a wish becomes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from atlas.errors import AtlasError
from atlas.indicators import Indicator
from atlas.selection import LEVELS, MEASURES, Missed, Selection
from atlas.sentences import areas as sentences
from atlas.sentences.offered import offered

# A map of fewer places of a level than this would be mostly empty and say more about what is held than about England.
FEWEST = {"region": 4, "icb": 21, "trust": 20}
_COLUMN = {"bme": "bme", "white": "white", "all": "everyone", "difference": "difference", "ratio": "ratio"}
MEASURE_NAMES = {
    "bme": "BME staff",
    "white": "White staff",
    "all": "All staff",
    "difference": "Difference",
    "ratio": "Times as likely",
}

Key = tuple[str, str, str]  # indicator, part, level


class NothingToDrawError(AtlasError):
    """Too little is held for a map of any level."""


@dataclass(frozen=True)
class Choices:
    """``years`` by (indicator, part, level) and measure; ``pooled`` where the pair is pooled from trusts;
    ``most`` is the largest number of trusts with any figure in one year, by indicator."""

    years: Mapping[Key, Mapping[str, tuple[int, ...]]]
    pooled: frozenset[Key]
    most: Mapping[str, int]

    def indicators(self) -> list[str]:
        """Indicators with anything to map."""
        return sorted({key[0] for key, held in self.years.items() if held})

    def parts(self, indicator: str) -> list[str]:
        """Parts of an indicator with anything to map, the whole first."""
        found = {key[1] for key, held in self.years.items() if key[0] == indicator and held}
        return sorted(found, key=lambda part: (part != "whole", part))

    def measures(self, indicator: str, part: str, level: str) -> list[str]:
        """Measures that the level has, in the order of the control."""
        held = self.years.get((indicator, part, level), {})
        return [measure for measure in MEASURES if held.get(measure)]

    def levels(self, indicator: str, part: str) -> list[str]:
        """Levels that have any measure."""
        return [level for level in LEVELS if self.measures(indicator, part, level)]

    def offered(self, indicator: str, part: str) -> str:
        """What each level has of an indicator's part, in words."""
        held = {}
        for level in LEVELS:
            years = self.years.get((indicator, part, level), {})
            held[level] = {
                "all": (years.get("all", ()), False),
                "pair": (years.get("bme", ()), (indicator, part, level) in self.pooled),
            }
        return offered(held)


def choices(rows: Iterable[Mapping[str, Any]]) -> Choices:
    """Read the rows of ``map_choices``."""
    years: dict[Key, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    pooled: set[Key] = set()
    most: dict[str, int] = defaultdict(int)
    for row in rows:
        key = (row["indicator"], row["part"], row["level"])
        if row["level"] == "trust":
            most[row["indicator"]] = max(most[row["indicator"]], *(row[column] for column in _COLUMN.values()))
        for measure, column in _COLUMN.items():
            if row[column] >= FEWEST[row["level"]]:
                years[key][measure].append(row["year"])
                if row["pooled"] and measure in ("bme", "white"):
                    pooled.add(key)
    found = {key: {measure: tuple(held) for measure, held in each.items()} for key, each in years.items()}
    return Choices(found, frozenset(pooled), dict(most))


def settle(
    wish: Selection, held: Choices, indicators: Mapping[str, Indicator], places: Mapping[str, str]
) -> tuple[Selection, list[str]]:
    """The nearest view that exists, and a sentence for each wish that could not be had.

    ``places`` gives the level of every code that can be chosen. The year becomes a number: the newest where none, or
    one that is not held, was asked for. Raises NothingToDrawError where too little is held for any map.
    """
    if not held.indicators():
        raise NothingToDrawError(
            f"Nothing can be drawn: no survey year has figures of {FEWEST['region']} regions, {FEWEST['icb']} systems "
            f"or {FEWEST['trust']} trusts for one question. What is held is on the data page."
        )
    notices: list[str] = []
    indicator = wish.indicator
    if indicator not in held.indicators():
        indicator = Selection().indicator if Selection().indicator in held.indicators() else held.indicators()[0]
        named = indicators[wish.indicator].short if wish.indicator in indicators else wish.indicator
        shown = f", so “{indicators[indicator].short}” is shown"
        notices.append(Missed(f"“{named}” is not on the map", shown, "indicator"))
    part = wish.part if wish.part in held.parts(indicator) else held.parts(indicator)[0]
    level = wish.level if wish.level in held.levels(indicator, part) else held.levels(indicator, part)[-1]
    _, many = sentences.LEVELS[level]
    measures = held.measures(indicator, part, level)
    measure = wish.measure
    if measure not in measures:
        measure = next((m for m in ("difference", "all", *MEASURES) if m in measures), measures[0])
        why = f"{MEASURE_NAMES[wish.measure]}: no such figures are held for {many} here"
        named = MEASURE_NAMES[measure].lower().replace("bme", "BME").replace("white", "White")
        notices.append(Missed(why, f", so {named} is shown", "measure"))
    years = held.years[indicator, part, level][measure]
    year = wish.year if wish.year in years else years[-1]
    if wish.year is not None and wish.year != year:
        why = f"Survey year {wish.year} is not held for this choice"
        notices.append(Missed(why, f", so {year} is shown", "year"))
    at = places.get(wish.place, "")
    fits = at == level or (level == "trust" and at == "reporting_unit")
    if wish.place and not at:
        why = f"“{wish.place}” is no region, system or trust of the atlas"
        notices.append(Missed(why, ", so nothing is chosen", "place"))
    return (
        replace(
            wish,
            indicator=indicator,
            part=part,
            level=level,
            measure=measure,
            year=year,
            place=wish.place if fits else "",
            chart="map" if level == "trust" else wish.chart,
        ),
        notices,
    )
