"""The mark's two criteria of the ladder, from headcounts by band: who holds 8a and above, and the disparity ratio.

Where a return's small bands are hidden, the staff group's total says how many people they hold together. Each tier
then has a least and a most, and the interval reaches from the one to the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np

from atlas.measures import intervals, progression
from atlas.measures.mark_states import RATIO, Figure, Span
from atlas.warehouse import tables
from atlas.warehouse.bands import BANDS

PARTS = ("clinical", "non_clinical")
NOT_PUBLISHED, HIDDEN, EMPTY = "not published", "too few people to publish", "nobody in the lower or the upper bands"
_TIER = {band: tier for band, (_, tier) in BANDS.items() if tier}

_COUNTS = """
    select organisation, wres_year, part, breakdown, "group", value, figure.source
    from figure join source using (source)
    where indicator = 'representation' and statistic = 'count' and level = 'trust' and wres_year is not null
        and part in ('clinical', 'non_clinical') and "group" in ('bme', 'white')
        and list_contains($provenances, source.provenance)
    order by organisation, wres_year, source.rank, figure.source, part, breakdown, "group"
"""
Counts = Mapping[tuple[str, str], Mapping[str, float | None]]  # part and group → band → people, None where hidden


@dataclass(frozen=True)
class Ladder:
    """The two criteria of one trust and year, and the source of the counts."""

    senior_bands: Figure
    race_disparity_ratio: Figure
    source: str


@dataclass(frozen=True)
class Tiers:
    """People of one staff group and ethnic group: all, and the least and most in the lower, middle and upper tier."""

    everyone: float
    least: Mapping[str, float]
    most: Mapping[str, float]


def read(connection: duckdb.DuckDBPyConnection, provenances: Sequence[str]) -> dict[tuple[str, int], Ladder]:
    """One ladder for each trust and WRES year with headcounts by band, from the best-ranked source."""
    grouped: dict[tuple[str, int], dict[str, Any]] = {}
    for row in tables.dictionaries(connection, _COUNTS, {"provenances": list(provenances)}):
        held = grouped.setdefault(
            (row["organisation"], row["wres_year"]), {"source": row["source"], "counts": defaultdict(dict)}
        )
        if held["source"] == row["source"]:
            held["counts"][row["part"], row["group"]][row["breakdown"]] = row["value"]
    return {key: ladder(held["counts"], held["source"]) for key, held in grouped.items()}


def ladder(counts: Counts, source: str = "") -> Ladder:
    """Both criteria from the bands of one trust and year."""
    tiers = {(part, group): _tiers(counts.get((part, group), {})) for part in PARTS for group in ("white", "bme")}
    if any(found is None for found in tiers.values()):
        some = any(counts.get(key) for key in tiers)
        missing = Figure(missing=HIDDEN if some else NOT_PUBLISHED)
        return Ladder(missing, missing, source)
    known = {key: found for key, found in tiers.items() if found is not None}
    return Ladder(_senior_bands(known), _disparity(known), source)


def _tiers(bands: Mapping[str, float | None]) -> Tiers | None:
    """Least and most of each tier; None where neither the bands nor the total tell how many people there are."""
    shown = dict.fromkeys(("lower", "middle", "upper"), 0.0)
    hidden = dict.fromkeys(shown, 0)
    for band, tier in _TIER.items():
        if band in bands:
            value = bands[band]
            if value is None:
                hidden[tier] += 1
            else:
                shown[tier] += value
    total, some = bands.get("all_grades"), sum(hidden.values())
    if not any(band in bands for band in _TIER):
        return None
    if not some:
        return Tiers(sum(shown.values()), shown, shown)
    if total is None:
        return None
    rest = total - sum(shown.values())
    # A band is hidden only if somebody is in it.
    least = {tier: shown[tier] + (rest if hidden[tier] == some else hidden[tier]) for tier in shown}
    most = {tier: shown[tier] + (rest - (some - hidden[tier]) if hidden[tier] else 0) for tier in shown}
    return Tiers(total, least, most)


def _senior_bands(tiers: Mapping[tuple[str, str], Tiers]) -> Figure:
    """White staff's share in band 8a and above over BME staff's, clinical and other jobs together."""
    sums = {
        group: (
            sum(tiers[part, group].everyone for part in PARTS),
            sum(tiers[part, group].least["upper"] for part in PARTS),
            sum(tiers[part, group].most["upper"] for part in PARTS),
        )
        for group in ("white", "bme")
    }
    (white, white_least, white_most), (bme, bme_least, bme_most) = sums["white"], sums["bme"]
    if not white or not bme or not (white_most or bme_most):
        return Figure(missing=EMPTY)
    tables_ = {(white_least, bme_most), (white_most, bme_least)}
    cells = [np.array(column) for column in zip(*((w, white, b, bme) for w, b in sorted(tables_)), strict=True)]
    bounds = intervals.ratio(*cells)
    w, b = white_least + white_most, bme_least + bme_most
    value = (w / white) / (b / bme) if b and w else ((w + 1) / (white + 1)) / ((b + 1) / (bme + 1))
    return Figure((Span(RATIO, value, float(bounds.low.min()), float(bounds.high.max())),))


def _disparity(tiers: Mapping[tuple[str, str], Tiers]) -> Figure:
    """The Race Disparity Ratio from lower to upper tier, one interval for each of the two staff groups."""
    spans = []
    for part in PARTS:
        white, bme = tiers[part, "white"], tiers[part, "bme"]
        tried = [
            (_climb(white.most, white.least), _climb(bme.least, bme.most)),
            (_climb(white.least, white.most), _climb(bme.most, bme.least)),
        ]
        steps = [progression.race_disparity_ratio(w, b)["lower_upper"] for w, b in tried]
        found = [(float(step.ratio[0]), float(step.low[0]), float(step.high[0])) for step in steps]
        if any(value != value for row in found for value in row):
            return Figure(missing=EMPTY)
        value = float(np.exp(np.mean([np.log(row[0]) for row in found])))
        spans.append(Span(RATIO, value, min(row[1] for row in found), max(row[2] for row in found)))
    return Figure(tuple(spans))


def _climb(lower: Mapping[str, float], upper: Mapping[str, float]) -> tuple[float, float, float]:
    return lower["lower"], (lower["middle"] + upper["middle"]) / 2, upper["upper"]
