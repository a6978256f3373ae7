"""Pairs of organisations on one question: which gaps differ, all pairs of the question allowed for together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from atlas.measures import contrast

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Pair:
    """Two rows of a scorecard: the first gap against the second, and p allowing for the other pairs (Holm).

    ``id`` opens its trail. It names both measures, and those of the other pairs that it was allowed for with.
    """

    id: str
    first: Row
    second: Row
    found: contrast.Contrast
    p: float
    log: bool
    pairs: int


def of(rows: Sequence[Row]) -> list[Pair]:
    """Every pair of rows of one indicator with intervals of one kind and one period, in the order of the rows."""
    gaps = [(row, _gap(row)) for row in rows]
    usable = [
        (one, other, contrast.contrast(first, second), first.log)
        for (one, first), (other, second) in combinations(gaps, 2)
        if first is not None and second is not None and first.log == second.log
        and one["period_end"] == other["period_end"]
    ]  # fmt: skip
    adjusted = contrast.holm([found.p for _, _, found, _ in usable])
    family = list(dict.fromkeys(row["lineage"] for pair in usable for row in pair[:2]))
    return [
        Pair(_id(one, other, family), one, other, found, p, log, len(usable))
        for (one, other, found, log), p in zip(usable, adjusted, strict=True)
    ]


def _id(one: Row, other: Row, family: Sequence[str]) -> str:
    own = (one["lineage"], other["lineage"])
    if None in own:  # a version of the data from before ids
        return ""
    beside = [measure for measure in family if measure not in own]
    return "-".join(["pair", *own, *(["with", *beside] if beside else [])])


def _gap(row: Row) -> contrast.Gap | None:
    if row["verdict"] in ("too few to say", "not judged"):
        return None
    if row["ratio_harm_low"] is not None and row["ratio_harm"]:
        return contrast.Gap(row["ratio_harm"], row["ratio_harm_low"], row["ratio_harm_high"], log=True)
    if row["harm_low"] is not None and row["difference_harm"] is not None:
        return contrast.Gap(row["difference_harm"], row["harm_low"], row["harm_high"], log=False)
    return None
