"""The mark's two criteria of the ladder, from headcounts by band: who holds 8a and above, and the disparity ratio.

Where a return's small bands are hidden, the staff group's total says how many people they hold together. Each tier
then has a least and a most, and the interval reaches from the one to the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import duckdb
import numpy as np

from atlas.measures import intervals, progression
from atlas.measures.intervals import Floats
from atlas.measures.mark_states import RATIO, Figure, Span
from atlas.warehouse import tables
from atlas.warehouse.bands import BANDS

PARTS = ("clinical", "non_clinical")
NOT_PUBLISHED, HIDDEN, EMPTY = "not published", "too few people to publish", "nobody in the lower or the upper bands"
_TIER = {band: tier for band, (_, tier) in BANDS.items() if tier}

_COUNTS = """
    select organisation, wres_year, part, breakdown, "group", value, figure.source, figure_id
    from figure join source using (source)
    where indicator = 'representation' and statistic = 'count' and level = 'trust' and wres_year is not null
        and part in ('clinical', 'non_clinical') and "group" in ('bme', 'white')
        and list_contains($provenances, source.provenance)
    order by organisation, wres_year, source.rank, figure.source, part, breakdown, "group"
"""
Counts = Mapping[tuple[str, str], Mapping[str, float | None]]  # part and group → band → people, None where hidden


@dataclass(frozen=True)
class Ladder:
    """The two criteria of one trust and year, the source of the counts and the ids of their figures."""

    senior_bands: Figure
    race_disparity_ratio: Figure
    source: str
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tiers:
    """People of one staff group and ethnic group: all, and the least and most in the lower, middle and upper tier."""

    everyone: float
    least: Mapping[str, float]
    most: Mapping[str, float]


Staff = Mapping[tuple[str, str], Tiers]  # by part and group


def read(connection: duckdb.DuckDBPyConnection, provenances: Sequence[str]) -> dict[tuple[str, int], Ladder]:
    """One ladder for each trust and WRES year with headcounts by band, from the best-ranked source."""
    grouped: dict[tuple[str, int], dict[str, Any]] = {}
    for row in tables.dictionaries(connection, _COUNTS, {"provenances": list(provenances)}):
        held = grouped.setdefault(
            (row["organisation"], row["wres_year"]),
            {"source": row["source"], "counts": defaultdict(dict), "figures": []},
        )
        if held["source"] == row["source"]:
            held["figures"].append(row["figure_id"])
            held["counts"][row["part"], row["group"]][row["breakdown"]] = row["value"]
    found = ladders([(held["counts"], held["source"]) for held in grouped.values()])
    return {
        key: replace(one, figures=tuple(held["figures"]))
        for (key, held), one in zip(grouped.items(), found, strict=True)
    }


def ladders(counted: Sequence[tuple[Counts, str]]) -> list[Ladder]:
    """Both criteria from the bands of each trust and year, with their source; all intervals at once."""
    found: list[Ladder | None] = []
    known: list[Staff] = []
    for counts, source in counted:
        tiers = {(part, group): _tiers(counts.get((part, group), {})) for part in PARTS for group in ("white", "bme")}
        staff = {key: one for key, one in tiers.items() if one is not None}
        if len(staff) == len(tiers):
            known.append(staff)
            found.append(None)
        else:
            missing = Figure(missing=HIDDEN if any(counts.get(key) for key in tiers) else NOT_PUBLISHED)
            found.append(Ladder(missing, missing, source))
    figures = iter(zip(_senior_bands(known), _disparity(known), strict=True) if known else ())
    return [one or Ladder(*next(figures), source) for one, (_, source) in zip(found, counted, strict=True)]


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


def _senior_bands(known: Sequence[Staff]) -> list[Figure]:
    """White staff's share in band 8a and above over BME staff's, clinical and other jobs together."""

    def column(group: str, least_or_most: str) -> Floats:
        return np.array([sum(getattr(tiers[part, group], least_or_most)["upper"] for part in PARTS) for tiers in known])

    def everyone(group: str) -> Floats:
        return np.array([sum(tiers[part, group].everyone for part in PARTS) for tiers in known])

    white, bme = everyone("white"), everyone("bme")
    ends = [(column("white", "least"), column("bme", "most")), (column("white", "most"), column("bme", "least"))]
    nobody = (white == 0) | (bme == 0) | (ends[1][0] + ends[0][1] == 0)
    # Where nobody is, a table that the library can divide by stands in; its result is not used.
    bases = [np.where(nobody, 2.0, base) for base in (white, bme)]
    tables_ = [[np.where(nobody, 1.0, upper) for upper in end] for end in ends]
    bounds = [intervals.ratio(upper_w, bases[0], upper_b, bases[1]) for upper_w, upper_b in tables_]
    middle_w, middle_b = (np.mean([table[group] for table in tables_], axis=0) for group in (0, 1))
    filled = intervals.with_half_added(middle_w, bases[0], middle_b, bases[1])
    empty = (middle_w == 0) | (middle_b == 0)
    w, wn, b, bn = (
        np.where(empty, half, raw) for half, raw in zip(filled, (middle_w, bases[0], middle_b, bases[1]), strict=True)
    )
    return _figures((w / wn) / (b / bn), [one.low for one in bounds], [one.high for one in bounds], nobody)


def _disparity(known: Sequence[Staff]) -> list[Figure]:
    """The Race Disparity Ratio from lower to upper tier, one interval for each of the two staff groups."""
    parts = [_disparity_of(part, known) for part in PARTS]
    return [
        Figure(missing=EMPTY) if any(figure.missing for figure in pair) else Figure((*pair[0].spans, *pair[1].spans))
        for pair in zip(*parts, strict=True)
    ]


def _disparity_of(part: str, known: Sequence[Staff]) -> list[Figure]:
    tried = (("most", "least"), ("least", "most"))
    steps = [
        progression.race_disparity_ratio(
            _climb([tiers[part, "white"] for tiers in known], lower, upper),
            _climb([tiers[part, "bme"] for tiers in known], upper, lower),
        )["lower_upper"]
        for lower, upper in tried
    ]
    values = np.exp(np.mean([np.log(step.ratio) for step in steps], axis=0))
    return _figures(values, [step.low for step in steps], [step.high for step in steps], np.isnan(values))


def _climb(staff: Sequence[Tiers], lower: str, upper: str) -> tuple[Floats, Floats, Floats]:
    """People of the three tiers, the least or most of the lower and of the upper, elementwise."""
    middle = [(tiers.least["middle"] + tiers.most["middle"]) / 2 for tiers in staff]
    ends = [[getattr(tiers, which)[tier] for tiers in staff] for tier, which in (("lower", lower), ("upper", upper))]
    return np.array(ends[0]), np.array(middle), np.array(ends[1])


def _figures(values: Floats, lows: Sequence[Floats], highs: Sequence[Floats], nobody: Floats) -> list[Figure]:
    """One interval for each, from the least of the lower to the most of the upper ends."""
    low, high = np.min(lows, axis=0), np.max(highs, axis=0)
    return [
        Figure(missing=EMPTY) if nobody[n] else Figure((Span(RATIO, float(values[n]), float(low[n]), float(high[n])),))
        for n in range(len(values))
    ]
