"""The map's row of controls: what each offers for a settled selection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from atlas.indicators import Indicator
from atlas.selection import LEVELS, MEASURES, Selection
from atlas.sentences.words import counted
from atlas.web import parts
from atlas.web.map_choices import MEASURE_NAMES, Choices

Options = list[dict[str, Any]]

_SIZES = [("respondents", "Answers to the question"), ("staff", "Staff in post")]
_LEVEL_NAMES = {"region": "Regions", "icb": "Systems (ICSs)", "trust": "Trusts"}


@dataclass(frozen=True)
class Offer:
    """Options of every control that depends on the others; a choice that does not exist stays, disabled."""

    parts: Options
    measures: Options
    levels: Options
    charts: Options
    years: Options


def indicators(held: Choices, known: Mapping[str, Indicator]) -> list[tuple[str, str]]:
    """Indicators that can be mapped, in the order of the standard."""
    there = held.indicators()
    return [(key, f"{one.number or '·'} · {one.short}") for key, one in known.items() if key in there]


def offer(held: Choices, known: Mapping[str, Indicator], settled: Selection) -> Offer:
    """What can be chosen next."""
    indicator = known[settled.indicator]
    names = {"whole": "Whole indicator"} | {part.id: part.title for part in indicator.parts}
    measures = held.measures(settled.indicator, settled.part, settled.level)
    levels = held.levels(settled.indicator, settled.part)
    years = held.years[settled.indicator, settled.part, settled.level][settled.measure]
    return Offer(
        parts=[_option(part, names.get(part, part)) for part in held.parts(settled.indicator)],
        measures=[_option(key, MEASURE_NAMES[key], key in measures) for key in MEASURES],
        levels=[_option(key, _LEVEL_NAMES[key], key in levels) for key in LEVELS],
        charts=[_option("map", "Map"), _option("tiles", "Equal tiles", settled.level != "trust")],
        years=[_option(str(year), _year_name(indicator, year)) for year in reversed(years)],
    )


def row(ids: Mapping[str, str], held: Choices, known: Mapping[str, Indicator], settled: Selection) -> Component:
    """The controls; ``ids`` names each element of the page by what it is for."""
    now = offer(held, known, settled)
    return parts.controls(
        parts.select("Indicator", ids["indicator"], indicators(held, known), settled.indicator),
        html.Div(
            parts.select("Part", ids["part"], _pairs(now.parts), settled.part),
            id=ids["part_holder"],
            hidden=len(now.parts) < 2,
        ),
        _segments("Show", ids["measure"], now.measures, settled.measure),
        _segments("Areas", ids["level"], now.levels, settled.level),
        parts.select("Survey", ids["year"], _pairs(now.years), str(settled.year)),
        _segments("Drawn as", ids["chart"], now.charts, settled.chart),
        html.Div(
            parts.select("Size of points", ids["size"], _SIZES, settled.size),
            id=ids["size_holder"],
            hidden=settled.level != "trust",
        ),
    )


def _segments(label: str, component_id: str, options: Options, value: str) -> Component:
    disabled = [option["value"] for option in options if option["disabled"]]
    return parts.segments(label, component_id, _pairs(options), value, disabled)


def _pairs(options: Options) -> list[tuple[str, str]]:
    return [(option["value"], option["label"]) for option in options]


def nothing(sentence: str) -> Component:
    """The page where no map can be made, so that there is nothing to choose."""
    return parts.page(
        "Where?",
        html.P(sentence, className="notice", role="status"),
        html.P(html.A("See what is held on the data page", href="/data")),
    )


def not_mapped(held: Choices, known: Mapping[str, Indicator]) -> str:
    """Indicators of the standard that the map leaves out, and how little is held of them."""
    left = [one for key, one in known.items() if one.standard == "WRES" and key not in held.indicators()]
    if not left:
        return ""
    numbers = ", ".join(str(one.number) for one in left)
    most = max(held.most.get(one.id, 0) for one in left)
    if not most:
        return f"Where indicators {numbers} stand: neither an area’s nor a trust’s figures of them are held for a map."
    return (
        f"Where indicators {numbers} stand: no area’s figures of them are held, and those of no more than "
        f"{counted(most, 'trust')} in any year, too few for a map."
    )


def _year_name(indicator: Indicator, year: int) -> str:
    return f"Autumn {year} (WRES {year + 1})" if indicator.period == "survey" else f"WRES {year}"


def _option(value: str, label: str, there: bool = True) -> dict[str, Any]:
    return {"value": value, "label": label, "disabled": not there}
