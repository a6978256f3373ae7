"""Pairs of areas from counts → ``pooled_ratio``: the ratio of the summed counts and the ratio within trusts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import numpy as np

from atlas.measures import likelihood, pooling
from atlas.measures.pooling import Stratified
from atlas.warehouse import tables
from atlas.warehouse.judge import Definition
from atlas.warehouse.pairs import Pair

Row = dict[str, Any]
ALIKE, MIXES_DIFFER, OPPOSITE, NOT_COMPUTABLE = "alike", "mixes differ", "opposite", "not computable"


def fill(
    connection: duckdb.DuckDBPyConnection,
    pairs: Sequence[Pair],
    rows: Sequence[Row],
    definitions: Mapping[str, Definition],
) -> None:
    """Fill ``pooled_ratio`` from judged ``pairs`` and their ``rows`` of ``measure``, which have the same order."""
    found = [
        _row(pair, row, definitions[pair.indicator].direction.published)
        for pair, row in zip(pairs, rows, strict=True)
        if len(pair.members) > 1 and not pair.breakdown and definitions[pair.indicator].direction.published
    ]
    tables.insert(connection, "pooled_ratio", found)


def reading(summed: float | None, within: Stratified) -> str:
    """What the two ratios say of each other."""
    if summed is None or np.isnan(within.ratio):
        return NOT_COMPUTABLE
    if within.low <= summed <= within.high:
        return ALIKE
    return OPPOSITE if (summed - 1) * (within.ratio - 1) < 0 else MIXES_DIFFER


def _cells(pair: Pair, group: str) -> tuple[list[float], list[float]]:
    """Counts and bases of a group, trust by trust; the members were chosen for having both."""
    values = [member.values[group] for member in pair.members]
    return [value.count or 0.0 for value in values], [value.base or 0.0 for value in values]


def _row(pair: Pair, row: Row, direction: str) -> Row:
    over, under = ("bme", "white") if direction == likelihood.BME_OVER_WHITE else ("white", "bme")
    within = pooling.mantel_haenszel(*_cells(pair, over), *_cells(pair, under))
    known = not np.isnan(within.ratio)
    return {key: row[key] for key in ("organisation", "level", "indicator", "part", "series", "period_end", "year")} | {
        "trusts": len(pair.members),
        "ratio_direction": direction,
        "summed": row["ratio_published"],
        "summed_low": row["ratio_published_low"],
        "summed_high": row["ratio_published_high"],
        "summed_method": row["ratio_method"],
        "within": within.ratio if known else None,
        "within_low": within.low if known else None,
        "within_high": within.high if known else None,
        "within_method": pooling.MANTEL_HAENSZEL if known else "",
        "reading": reading(row["ratio_published"], within),
    }
