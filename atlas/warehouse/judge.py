"""Pairs → rows of ``measure``: intervals, ratios, p-values and verdicts, by the arithmetic of ``atlas.measures``."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import numpy as np

from atlas.measures import compared, comparisons, intervals, likelihood, verdict
from atlas.measures.intervals import Floats, Interval
from atlas.measures.likelihood import Direction
from atlas.warehouse import point_estimates, reasons
from atlas.warehouse.limits import Limits
from atlas.warehouse.pairs import COUNTS, NONE, SUPPRESSED, Pair

Row = dict[str, Any]
VALUES = ("bme", "white", "everyone")
_BASES = ("bme_base", "white_base")
TESTS = ("gap", "large_gap", "reverse", "equitable")
# Columns that stay NULL where nothing is known.
NULLABLE = (
    *(f"{name}{suffix}" for name in VALUES for suffix in ("", "_low", "_high", "_base", "_source", "_figure")),
    *(f"{name}_{column}" for name in VALUES for column in ("status", "precision")),
    *(
        f"{name}{suffix}"
        for name in ("difference", "ratio_published", "ratio_harm")
        for suffix in ("", "_low", "_high")
    ),
    *(f"{prefix}_{test}" for prefix in ("p", "q") for test in TESTS),
    "difference_harm",
    "difference_precision",
    "ratio_precision",
)


@dataclass(frozen=True)
class Definition:
    """What judging needs of an indicator: its direction, and whether equality needs the difference as well."""

    direction: Direction
    needs_difference: bool


def definition(ratio: str, better: str, kind: str) -> Definition:
    """The definition of an indicator; rates and shares (1 and 5 to 9) need the difference as well."""
    return Definition(likelihood.direction(ratio, better), kind in ("rate", "share"))


def judge(pairs: list[Pair], definitions: dict[str, Definition], limits: Limits) -> list[Row]:
    """One complete row of ``measure`` for each pair, in the same order."""
    rows = [_row(pair) for pair in pairs]
    for pair, row in zip(pairs, rows, strict=True):
        point_estimates.estimate(pair, row, definitions[pair.indicator].direction)
    _value_intervals(rows)
    _compare(pairs, rows, definitions, limits)
    _adjust(rows)
    for pair, row in zip(pairs, rows, strict=True):
        found = verdict.verdict(_evidence(pair, row, definitions[pair.indicator]), limits.verdict)
        row["verdict"], row["verdict_reason"] = found.word, found.reason
    return rows


def _row(pair: Pair) -> Row:
    period, decisive = pair.period, pair.decisive
    row: Row = dict.fromkeys(NULLABLE) | {
        "organisation": pair.organisation,
        "level": pair.level,
        "indicator": pair.indicator,
        "part": pair.part,
        "breakdown": pair.breakdown,
        "series": pair.series,
        "period_kind": period.kind,
        "period_end": period.end,
        "year": period.year,
        "wres_year": period.wres_year,
        "survey_year": period.survey_year,
        "snapshot_date": period.snapshot_date,
        "financial_year": period.financial_year,
        "best": pair.best,
        "value_method": "",
        "difference_method": "",
        "ratio_method": "",
        "basis": pair.basis,
        "basis_note": pair.basis_note,
        "family": _family(pair),
        "status": _status(pair),
        "source": decisive.source if decisive else "",
        "provenance": decisive.provenance if decisive else "",
        "pooled": pair.pooled,
        "units_with": pair.units_with,
        "units_all": pair.units_all,
        "respondents_covered": pair.respondents_covered,
        "population": pair.population,
    }
    for name, value in pair.values.items():
        row |= {
            name: value.value,
            f"{name}_base": value.base,
            f"{name}_source": value.source,
            f"{name}_figure": value.figure,
            f"{name}_status": value.status,
            f"{name}_precision": value.precision,
        }
    return row


def _family(pair: Pair) -> str:
    """The comparisons that are allowed for together; an organisation stands once in a family."""
    level = "trust" if pair.level == "reporting_unit" else pair.level
    names = [level, pair.indicator, pair.part, *([pair.breakdown] if pair.breakdown else []), pair.period.end]
    return " | ".join(names if pair.best else [*names, pair.series])


def _status(pair: Pair) -> str:
    """Of the pair as a whole: the status of its values, unless they or their bases are estimated."""
    if pair.withheld:
        return "not_published"
    if pair.is_suppressed:
        return SUPPRESSED
    if pair.pooled:
        return "estimated"
    both = [pair.values.get("bme"), pair.values.get("white")]
    if any(value is not None and value.base_estimated for value in both):
        return "estimated"
    decisive = pair.decisive
    return decisive.status if decisive else "not_published"


def _value_intervals(rows: list[Row]) -> None:
    """Wilson intervals of every value with a base, in points."""
    for name in VALUES:
        chosen = [row for row in rows if row[name] is not None and row[f"{name}_base"]]
        chosen = [row for row in chosen if row[f"{name}_precision"] != "bound"]
        if not chosen:
            continue
        shares, bases = _column(chosen, name) / 100, _column(chosen, f"{name}_base")
        bounds = intervals.wilson(shares * bases, bases)
        _store(chosen, f"{name}_low", 100 * bounds.low)
        _store(chosen, f"{name}_high", 100 * bounds.high)
        for row in chosen:
            row["value_method"] = intervals.WILSON


def _compare(pairs: list[Pair], rows: list[Row], definitions: dict[str, Definition], limits: Limits) -> None:
    """Intervals and p-values of every pair with bases, one indicator at a time, for each has its own direction."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for pair, row in zip(pairs, rows, strict=True):
        if pair.basis != NONE and not reasons.is_bound(pair) and definitions[pair.indicator].direction.published:
            grouped[pair.indicator].append(row)
    for indicator, chosen in grouped.items():
        _compare_indicator(chosen, definitions[indicator], limits)
    shares = [
        (pair, row)
        for pair, row in zip(pairs, rows, strict=True)
        if pair.basis == COUNTS and pair.reference is not None and row["difference"] is not None
    ]
    if shares:
        _compare_with_workforce([pair for pair, _ in shares], [row for _, row in shares], limits)


def _compare_indicator(rows: list[Row], definition: Definition, limits: Limits) -> None:
    bme, white = (
        (_column(rows, name) / 100 * _column(rows, f"{name}_base"), _column(rows, f"{name}_base"))
        for name in ("bme", "white")
    )
    found = compared.rates(bme, white, definition.direction, definition.needs_difference, limits.verdict)
    _store_difference(rows, found.difference)
    for key, bounds in (("ratio_published", found.ratio_published), ("ratio_harm", found.ratio_harm)):
        _store(rows, f"{key}_low", bounds.low)
        _store(rows, f"{key}_high", bounds.high)
    for row, method in zip(rows, found.ratio_harm.method, strict=True):
        row["ratio_method"] = method
    for test in TESTS:
        _store(rows, f"p_{test}", getattr(found.p, test))


def _compare_with_workforce(pairs: list[Pair], rows: list[Row], limits: Limits) -> None:
    """Interval and p-values of a BME share less that of the whole workforce."""
    references = [pair.reference for pair in pairs if pair.reference is not None]
    part = (_column(rows, "bme") / 100 * _column(rows, "bme_base"), _column(rows, "bme_base"))
    counts, bases = ([getattr(value, name) for value in references] for name in ("count", "base"))
    whole = (np.array(counts, dtype=float), np.array(bases, dtype=float))
    found = compared.share_with_whole(part, whole, limits.verdict)
    _store_difference(rows, found.difference)
    for test in ("gap", "reverse", "equitable"):
        _store(rows, f"p_{test}", getattr(found, test))


def _store_difference(rows: list[Row], points: Interval) -> None:
    _store(rows, "difference_low", 100 * points.low)
    _store(rows, "difference_high", 100 * points.high)
    for row, method in zip(rows, points.method, strict=True):
        row["difference_method"] = method


def _adjust(rows: list[Row]) -> None:
    """Adjust p-values within each family."""
    families: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["p_gap"] is not None:
            families[row["family"]].append(row)
    for family in families.values():
        for test in TESTS:
            _store(family, f"q_{test}", comparisons.adjusted(_column(family, f"p_{test}")))


def _evidence(pair: Pair, row: Row, definition: Definition) -> verdict.Evidence:
    low, high = row["difference_low"], row["difference_high"]
    difference = None
    if low is not None:
        difference = definition.direction.harm_from_difference_interval(low, high)
    ratio = None if row["ratio_harm_low"] is None else (row["ratio_harm_low"], row["ratio_harm_high"])
    judged_on = definition.direction.judged_on
    known = ratio if judged_on == "ratio" else difference
    return verdict.Evidence(
        judged_on=judged_on,
        missing=reasons.missing(pair) if known is None else "",
        smallest_base=None if known is None else min(row[base] for base in _BASES if row[base] is not None),
        smallest_events=_smallest_count(pair) if pair.basis == COUNTS and judged_on == "ratio" else None,
        ratio=ratio,
        difference=difference,
        needs_difference=definition.needs_difference,
        q_gap=row["q_gap"],
        q_large_gap=row["q_large_gap"],
        q_reverse=row["q_reverse"],
        q_equitable=row["q_equitable"],
    )


def _smallest_count(pair: Pair) -> float | None:
    counts = [pair.values[name].count for name in ("bme", "white") if name in pair.values]
    known = [count for count in counts if count is not None]
    return min(known) if known else None


def _column(rows: list[Row], key: str) -> Floats:
    return np.array([row[key] for row in rows], dtype=float)


def _store(rows: list[Row], key: str, values: Floats) -> None:
    for row, value in zip(rows, values.tolist(), strict=True):
        row[key] = None if value != value else value
