"""One view of the gaps page: asked, filtered, drawn and put into words. No Dash component is made here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from atlas.exports.table import Table
from atlas.figures import funnel, ranked_ratios
from atlas.reader import Atlas
from atlas.selection import Missed, Selection
from atlas.sentences import areas
from atlas.sentences import gaps as sentences
from atlas.sentences.coverage import PROVENANCE
from atlas.sentences.words import place
from atlas.web import gaps_table, options
from atlas.web.addresses import export_file
from atlas.web.options import Option
from atlas.web.tables import Node

Row = dict[str, Any]

DEFAULTS = Selection(level="trust", measure="ratio")
_GAP = ("gap", "large gap")
SIDES = {
    "mean": {"worse": sentences.WORSE, "same": sentences.SAME, "better": sentences.BETTER},
    "equality": {"worse": "gap or large gap", "same": "unclear or equitable", "better": "reverse gap"},
}


@dataclass(frozen=True)
class View:
    """What a settled selection looks like; ``twin`` and ``counts`` are elements."""

    selection: Selection
    finding: str
    funnel: dict[str, Any]
    ranked: dict[str, Any]
    twin: Node
    counts: Node
    real: tuple[str, ...]
    coverage: str
    source: str
    years: tuple[Option, ...]
    csv: str
    query: str


def settle(atlas: Atlas, wish: Selection) -> tuple[Selection, list[str]]:
    """The nearest view that exists, and a sentence for each wish that could not be had."""
    held = atlas.gaps_choices()
    notices: list[str] = []
    if not held:
        return replace(wish, place="", year=None), notices
    there = {(row["indicator"], row["part"]) for row in held}
    indicator, part = wish.indicator, wish.part
    if (indicator, part) not in there:
        usual = (DEFAULTS.indicator, DEFAULTS.part)
        indicator, part = usual if usual in there else (held[0]["indicator"], held[0]["part"])
        known = atlas.indicators.get(wish.indicator)
        named = known.short if known else wish.indicator
        why = f"“{named}” is not held for enough trusts to hold one against the others"
        notices.append(Missed(why, f", so “{atlas.indicators[indicator].short}” is shown", "indicator", "part"))
    years = [row["year"] for row in held if (row["indicator"], row["part"]) == (indicator, part)]
    year = wish.year if wish.year in years else max(years)
    if wish.year is not None and wish.year != year:
        notices.append(Missed(f"The year {wish.year} is not held for this choice", f", so {year} is shown", "year"))
    area = wish.place if wish.place in dict(options.areas(atlas)) else ""
    if wish.place != area:
        why = f"“{wish.place}” is no region or system of the atlas"
        notices.append(Missed(why, f", so all of {atlas.nation.name} is shown", "place"))
    return replace(wish, indicator=indicator, part=part, year=year, place=area), notices


def view(atlas: Atlas, settled: Selection) -> View:
    """Everything that the page shows for a settled selection."""
    return _view(atlas, settled, atlas.version)


def table(atlas: Atlas, settled: Selection) -> Table:
    """The rows on screen, in their order, with all that is known of them."""
    shown = view(atlas, settled)
    rows = _chosen(_rows(atlas, settled, atlas.version), settled)
    return gaps_table.file(rows, atlas.indicators[settled.indicator], shown.source, shown.coverage)


def indicator_options(atlas: Atlas) -> list[Option]:
    """What can be chosen: indicators, and their parts, for which trusts are held against each other."""
    options = {}
    for row in atlas.gaps_choices():
        indicator, part = atlas.indicators[row["indicator"]], row["part"]
        named = indicator.part(part)
        text = f"{indicator.number or '·'} · {indicator.short}"
        options[option_of(row["indicator"], part)] = f"{text}: {named.title}" if named else text
    return list(options.items()) or [(option_of(DEFAULTS.indicator, DEFAULTS.part), "no indicator is held")]


def option_of(indicator: str, part: str) -> str:
    """An indicator and its part as one value of a control."""
    return indicator if part == "whole" else f"{indicator}.{part}"


@lru_cache(maxsize=64)
def _rows(atlas: Atlas, settled: Selection, version: str) -> list[Row]:
    if settled.year is None:
        return []
    return atlas.gaps_standing(settled.indicator, settled.part, settled.year)


@lru_cache(maxsize=128)
def _view(atlas: Atlas, settled: Selection, version: str) -> View:
    rows = _rows(atlas, settled, version)
    shown = _chosen(rows, settled)
    indicator = atlas.indicators[settled.indicator]
    equal = _equal(atlas)
    marks = [_mark(row, settled, row in shown) for row in rows]
    first = rows[0] if rows else {"mean_harm": 1.0, "limits_tau2": 0.0}
    names, title = SIDES[settled.target], sentences.axis(indicator)
    around = (first["mean_harm"], first["limits_tau2"]) if settled.target == "mean" else (1.0, 0.0)
    listed = [mark for mark in marks if mark["shown"]]
    query = settled.to_query(DEFAULTS)
    return View(
        selection=settled,
        finding=sentences.finding(rows, shown, indicator, settled.part, settled.target, _words(atlas, settled)),
        funnel=funnel.funnel(marks, *around, names, title),
        ranked=ranked_ratios.ranked_ratios(listed, first["mean_harm"], equal, names, title),
        twin=gaps_table.screen(shown, indicator, equal),
        counts=gaps_table.counts(sentences.counts(rows), len(rows)),
        real=tuple(sentences.real(rows)),
        coverage=_coverage(atlas, settled, rows, shown),
        source=sentences.source(rows, atlas.sources(), PROVENANCE),
        years=_years(atlas, settled),
        csv=export_file("gaps", "csv", query),
        query=query,
    )


def _chosen(rows: Sequence[Row], settled: Selection) -> list[Row]:
    return [
        row
        for row in rows
        if settled.kind in ("", row["trust_type"]) and settled.place in ("", row["region"], row["icb"])
    ]


def _mark(row: Row, settled: Selection, shown: bool) -> Row:
    return {
        "name": row["name"],
        "ratio": row["ratio_harm"],
        "low": row["ratio_harm_low"],
        "high": row["ratio_harm_high"],
        "shrunken": row["shrunken"],
        "se": row["se"],
        "estimated": row["basis"] == "estimated",
        "side": side(row, settled.target),
        "shown": shown,
        "hover": sentences.hover(row),
    }


def side(row: Row, target: str) -> str:
    """On which side of the target a row lies: ``worse``, ``same`` or ``better``; ``SIDES`` has the words."""
    if target == "mean":
        return {sentences.WORSE: "worse", sentences.BETTER: "better"}.get(row["standing"], "same")
    return "worse" if row["verdict"] in _GAP else "better" if row["verdict"] == "reverse gap" else "same"


def _words(atlas: Atlas, settled: Selection) -> str:
    """The filters in words; '' where none is set."""
    kind = f"{areas.TRUST_TYPES[settled.kind]} trusts" if settled.kind else ""
    named = dict(options.areas(atlas)).get(settled.place, "")
    area = place(named.partition(": ")[2])
    if kind and area:
        return f"{kind} in {area}"
    return kind or area


def _coverage(atlas: Atlas, settled: Selection, rows: Sequence[Row], shown: Sequence[Row]) -> str:
    if not rows:
        return "No trust has a ratio with an interval here."
    every = {one["trust_type"] for one in atlas.map_places() if one["level"] == "trust"}
    having: dict[str, int] = {}
    for row in rows:
        having[row["trust_type"]] = having.get(row["trust_type"], 0) + 1
    line = atlas.coverage_line(settled.indicator, settled.part, "trust", "bme", settled.year or 0)
    text = f"{areas.pooled_from(having, every, line)}. {sentences.answers(rows)}"
    return text if len(shown) == len(rows) else f"{text} {len(shown)} of them are chosen."


def _years(atlas: Atlas, settled: Selection) -> tuple[Option, ...]:
    survey = atlas.indicators[settled.indicator].period == "survey"
    return tuple(
        (str(row["year"]), f"Autumn {row['year']} (WRES {row['year'] + 1})" if survey else f"WRES {row['year']}")
        for row in atlas.gaps_choices()
        if (row["indicator"], row["part"]) == (settled.indicator, settled.part)
    )


def _equal(atlas: Atlas) -> tuple[float, float]:
    """The band of ratios that counts as near to equal."""
    values = {row["key"]: row["value"] for row in atlas.thresholds()}
    return values["equitable_low"], values["equitable_high"]
