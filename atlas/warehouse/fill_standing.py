"""``measure`` → ``standing``: each trust's ratio among those of all trusts, by the arithmetic of ``atlas.measures``."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import Any

import duckdb
import numpy as np

from atlas.measures import funnel, shrinkage
from atlas.warehouse import tables

Row = dict[str, Any]
Key = tuple[str, str, str, str]

_INTERVAL = ("ratio_harm", "ratio_harm_low", "ratio_harm_high")
_CHANGE = ("change_from", "change", "change_low", "change_high", "toward_mean")
# The mean and spread of fewer trusts than this say too little to hold one of them against.
FEWEST = 10

# What trusts printed themselves stands apart and is never ranked; too few respondents is no figure to rank.
_MEASURED = """
    select
        organisation, level, indicator, part, series, period_end, year, family,
        ratio_harm, ratio_harm_low, ratio_harm_high
    from measure
    where level in ('trust', 'reporting_unit') and best and breakdown = '' and series <> 'trust-published'
        and ratio_harm_low is not null and verdict not in ('not judged', 'too few to say')
    order by family, organisation
"""
# The spans of a line of ratios, which no break or missing year parts.
_SPANS = """
    select organisation, indicator, part, series, first_year, last_year
    from trend
    where "group" = 'ratio' and last_year > first_year
    order by all
"""


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``standing`` from ``measure``, and its changes within the spans of ``trend``."""
    rows: list[Row] = []
    groups: dict[str, shrinkage.Group] = {}
    measured = tables.dictionaries(connection, _MEASURED)
    for family, members in groupby(measured, key=lambda row: row["family"]):
        family_rows = list(members)
        if len(family_rows) >= FEWEST:
            groups[family] = _family(family_rows)
            rows += family_rows
    _changes(rows, groups, tables.dictionaries(connection, _SPANS))
    tables.insert(connection, "standing", rows)


def _family(rows: list[Row]) -> shrinkage.Group:
    """Add every column but those of change to the rows of one family; returns its mean and spread."""
    ratio, low, high = (np.array([row[key] for row in rows]) for key in _INTERVAL)
    values, errors = funnel.log_ratio(ratio, low, high)
    group = shrinkage.group(values, errors)
    dispersion = funnel.dispersion(values, errors)
    mean_low, mean_high = group.bounds
    drawn = shrinkage.shrunken(values, errors, group)
    drawn_low, drawn_high = drawn.bounds
    places, tied = shrinkage.ranks(ratio)
    place_low, place_high = shrinkage.rank_intervals(values, errors, group)
    columns: dict[str, Any] = {
        "log_ratio": values,
        "se": errors,
        "z_equality": funnel.z_scores(values, errors, 0.0),
        "z_mean": funnel.z_scores(values, errors, group.mean),
        "rank": np.array(places),
        "tied": np.array(tied),
        "rank_low": place_low,
        "rank_high": place_high,
        "shrunken": np.exp(drawn.value),
        "shrunken_low": np.exp(drawn_low),
        "shrunken_high": np.exp(drawn_high),
        "weight": drawn.weight,
    }
    for name, tau2 in (("chance", 0.0), ("spread", dispersion.tau2)):
        for level, words in ((funnel.INNER, "95"), (funnel.OUTER, "998")):
            bounds = funnel.limits(group.mean, errors, level, tau2)
            columns |= {f"{name}_{words}_low": bounds.low, f"{name}_{words}_high": bounds.high}
    spread = funnel.z_scores(values, errors, group.mean, dispersion.tau2)
    columns |= {
        "by_equality": np.array(funnel.zones(columns["z_equality"])),
        "by_chance": np.array(funnel.zones(columns["z_mean"])),
        "by_spread": np.array(funnel.zones(spread)),
        "standing": np.array([funnel.standing(zone) for zone in funnel.zones(spread)]),
    }
    shared = {
        "family_size": len(rows),
        "mean_harm": float(np.exp(group.mean)),
        "mean_harm_low": float(np.exp(mean_low)),
        "mean_harm_high": float(np.exp(mean_high)),
        "tau2": group.tau2,
        "phi": dispersion.phi,
        "over_dispersed": dispersion.over,
        "limits_tau2": dispersion.tau2,
    }
    for index, row in enumerate(rows):
        row |= shared | {key: column[index].item() for key, column in columns.items()} | dict.fromkeys(_CHANGE)
    return group


def _changes(rows: list[Row], groups: dict[str, shrinkage.Group], spans: list[Row]) -> None:
    """Add the change since the year before, where one unbroken span of the line holds both years."""
    unbroken: dict[Key, list[range]] = defaultdict(list)
    for span in spans:
        unbroken[_line(span)].append(range(span["first_year"] + 1, span["last_year"] + 1))
    by_year = {(_line(row), row["year"]): row for row in rows}
    for row in rows:
        before = by_year.get((_line(row), row["year"] - 1))
        if before is None or not any(row["year"] in years for years in unbroken[_line(row)]):
            continue
        found = shrinkage.change(_measured(before, groups), _measured(row, groups))
        row["change_from"], row["change"], row["toward_mean"] = before["year"], found.ratio, found.toward_mean
        row["change_low"], row["change_high"] = found.low, found.high


def _line(row: Row) -> Key:
    return row["organisation"], row["indicator"], row["part"], row["series"]


def _measured(row: Row, groups: dict[str, shrinkage.Group]) -> shrinkage.Measured:
    return shrinkage.Measured(row["log_ratio"], row["se"], groups[row["family"]])
