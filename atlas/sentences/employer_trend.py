"""What changed at one employer, in a few words: the gap first, then all staff."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from atlas.sentences.words import points

Row = Mapping[str, Any]


def gap(row: Row, way: str) -> str:
    """The change of the gap: ``way`` is 'better', 'worse' or ''. '' where no figures compare the groups."""
    if row["gap_reading"] is None:
        return ""
    if row["gap_reading"] == "one point":
        return "One year on an unbroken line"
    since = f"since {row['gap_from']}"
    if row["gap_reading"] == "not judged":
        return f"From {row['gap_from']} to {row['gap_to']}: not judged, no counts"
    if not way:
        return f"Gap: no clear change {since}"
    size = f" by {points(row['gap_change'])}" if row["difference"] is not None else ""
    return f"Gap: {'narrower' if way == 'better' else 'wider'}{size} {since}"


def everyone(row: Row, way: str) -> str:
    """The change of the rate of all staff; '' with fewer than two years on one line."""
    return _of_all(row, way, "All staff")


def part(row: Row, way: str) -> str:
    """The same of a part of an indicator: 'By managers, all staff: …'."""
    return _of_all(row, way, f"By {row['part']}, all staff")


def _of_all(row: Row, way: str, whose: str) -> str:
    if row["all_reading"] in (None, "one point", "not judged"):
        return ""
    since = f"since {row['all_from']}"
    if not way:
        return f"{whose}: no clear change {since}"
    direction = "up" if row["all_change"] > 0 else "down"
    return f"{whose}: {direction} {points(row['all_change'])} {since}, {way}"
