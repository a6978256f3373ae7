"""Belief in fair progression by trust, in words. Differences are White minus BME: above 0 is worse for BME staff.

Rows are those of ``fair_progression_by_trust``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from atlas.sentences import words

Row = Mapping[str, Any]

# The words of the map for the same measure.
DIFFERENCE = "Difference, percentage points (White minus BME)"
DIFFERENCE_IN_FILE = "Difference, White minus BME"
RATIO = "Share of White staff ÷ share of BME staff"
INTERVALS = "Intervals are estimated: the number of BME and White answers is approximated, not published."
CAPTION = (
    "One mark a trust, widest difference at the left. Dotted lines are 95 % intervals from estimated numbers of "
    "answers. Above the dashed line a smaller share of BME than of White staff believe that progression is fair: worse "
    "for BME staff; below it, the other way."
)
_GAPS = ("gap", "large gap", "reverse gap")


def finding(rows: Sequence[Row], place: str) -> str:
    """How many employers have which verdict, and from where to where the difference runs."""
    if not rows:
        return f"No trust in {place} has published both rates."
    count = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in {row["verdict"] for row in rows}}
    large = count.get("large gap", 0)
    gaps = count.get("gap", 0) + large
    rest = [
        f"{verdict} at {count[verdict]}"
        for verdict in ("equitable", "reverse gap", "unclear", "too few to say", "not judged")
        if count.get(verdict)
    ]
    told = (
        f"At {gaps} of {words.counted(len(rows), 'trust')} in {place}, BME staff were less likely than White staff to "
        f"believe that career progression is fair, by more than chance; {_large(large)}."
    )
    verdicts = f" {words.joined(rest).capitalize()}." if rest else ""
    return f"{told}{verdicts} {_range(rows)}" if len(rows) > 1 else f"{told}{verdicts}"


def _large(count: int) -> str:
    return f"at {count} the gap is large" if count else "at none is the gap large"


def _range(rows: Sequence[Row]) -> str:
    least, most = (pick(rows, key=lambda row: row["difference_harm"]) for pick in (min, max))
    ends = [f"{difference(row['difference_harm'])} at {row['name']}" for row in (least, most)]
    return f"White minus BME, the difference runs from {ends[0]} to {ends[1]}."


def difference(value: float) -> str:
    """13.4 percentage points; 8.0 percentage points the other way."""
    return words.points(value) + (" the other way" if value < 0 else "")


def hover(row: Row) -> str:
    """What hovering over a trust's mark says: its place, the difference, the interval and the verdict."""
    low, high = row["difference_harm_low"], row["difference_harm_high"]
    interval = "no interval" if low is None else f"95 % interval {signed(low)} to {signed(high)}"
    head = f"{row['place']}. {row['name']}: {difference(row['difference_harm'])}"
    return f"{head}<br>{interval}<br>{row['verdict']}"


def signed(value: float) -> str:
    """One decimal, with a minus sign where it is below 0."""
    return f"{value:z.1f}".replace("-", "−")


def why(row: Row) -> str:
    """Why a verdict finds no gap although the interval of the difference leaves out 0; '' for all others.

    Verdicts rest on the ratio of the two rates, and its interval can hold 1 where that of the difference just leaves
    out 0.
    """
    low, high = row["difference_harm_low"], row["difference_harm_high"]
    if low is None or low <= 0 <= high or row["verdict"] in _GAPS:
        return ""
    below, above = row["ratio_harm_low"], row["ratio_harm_high"]
    if below <= 1 <= above:
        return f"judged on the ratio, {below:.3f} to {above:.3f}: {row['verdict_reason']}"
    return str(row["verdict_reason"])


def comparisons(rows: Sequence[Row]) -> str:
    """For how many comparisons the verdicts allow, and on what they rest."""
    if not rows:
        return ""
    return (
        f"Verdicts allow for {rows[0]['compared']} comparisons, one for each trust with both rates, and "
        "rest on the ratio of the two rates; the reason stands under a verdict that finds no gap although the interval "
        "of the difference leaves out 0."
    )


def coverage(rows: Sequence[Row]) -> str:
    """How many reporting units of each type have both rates; a row is a type with ``units_with`` and ``units_all``."""
    have, there = sum(row["units_with"] for row in rows), sum(row["units_all"] for row in rows)
    kinds = [
        f"{row['trust_type'].replace('_', ' ')} {row['units_with'] or 'none'} of {row['units_all']}" for row in rows
    ]
    none = any(row["trust_type"] == "mental_health" and not row["units_with"] for row in rows)
    said = f"{have} of {there} reporting units surveyed have both rates: {'; '.join(kinds)}."
    return f"{said} No mental health trust is among them." if none else said
