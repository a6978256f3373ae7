"""The gap of a pair: in points and as a ratio, each with its precision, before intervals are put around them."""

from __future__ import annotations

from typing import Any

from atlas.measures import intervals, likelihood
from atlas.measures.likelihood import Direction
from atlas.warehouse.pairs import NONE, Pair, Value

# Computed values are stored without the noise of binary fractions: 5.1 - 24.9 is -19.8, not -19.799999999999997.
DECIMALS = 10
HALF_ADDED_NOTE = "Nobody in one of the groups: the ratio is that of the counts with 0.5 added to each cell."


def estimate(pair: Pair, row: dict[str, Any], direction: Direction) -> None:
    """Difference and ratio into ``row``: as printed where they were printed, else computed from the two values."""
    bme, white = row["bme"], row["white"]
    if pair.gap is not None and pair.gap.value is not None:
        row["difference"], row["difference_precision"] = pair.gap.value, pair.gap.precision
    elif bme is not None and white is not None and direction.judged_on == "ratio":
        row["difference"] = round(bme - white, DECIMALS)
        row["difference_precision"] = _worst_precision(pair.values["bme"], pair.values["white"])
    elif bme is not None and pair.reference is not None and pair.reference.value is not None:
        row["difference"] = round(bme - pair.reference.value, DECIMALS)
        row["difference_precision"] = _worst_precision(pair.values["bme"], pair.reference)
    if row["difference"] is not None:
        row["difference_harm"] = direction.harm_from_difference(row["difference"])
    row["ratio_direction"] = direction.published
    if not direction.published:
        return
    if pair.ratio is not None and pair.ratio.value:
        row["ratio_published"], row["ratio_precision"] = pair.ratio.value, pair.ratio.precision
    elif bme and white:
        ratio = bme / white if direction.published == likelihood.BME_OVER_WHITE else white / bme
        row["ratio_published"] = round(ratio, DECIMALS)
        row["ratio_precision"] = _worst_precision(pair.values["bme"], pair.values["white"])
    elif bme is not None and white is not None and pair.basis != NONE:
        row["ratio_published"] = round(_with_half_added(row, direction), DECIMALS)
        row["ratio_precision"] = _worst_precision(pair.values["bme"], pair.values["white"])
        row["basis_note"] = f"{pair.basis_note} {HALF_ADDED_NOTE}"
    if row["ratio_published"]:
        row["ratio_harm"] = round(direction.harm_from_published(row["ratio_published"]), DECIMALS)


def _with_half_added(row: dict[str, Any], direction: Direction) -> float:
    """The ratio as published of two rates of which one is nought: never infinite, never nought, and marked."""
    bme, white = ((row[name] / 100 * row[f"{name}_base"], row[f"{name}_base"]) for name in ("bme", "white"))
    top, bottom = (bme, white) if direction.published == likelihood.BME_OVER_WHITE else (white, bme)
    count, base, other_count, other_base = intervals.with_half_added(*top, *bottom)
    return float((count / base)[0] / (other_count / other_base)[0])


def _worst_precision(one: Value, other: Value) -> str:
    return max(one.precision, other.precision, key=("exact", "rounded", "bound").index)
