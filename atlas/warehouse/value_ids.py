"""Ids of computed values: a letter for the table and a digest of the row's key, so that equal data gives equal ids.

A published figure has an id of sixteen hexadecimal digits of its own; no letter used here is such a digit.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

_MEASURE = ("organisation", "indicator", "part", "breakdown", "period_end", "series")
# Table → letter and key. What a row is of is told from its letter alone.
KEYS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "measure": ("m", _MEASURE),
    "measure_with_predecessors": ("m", _MEASURE),
    "pooled_ratio": ("q", ("organisation", "indicator", "part", "period_end", "series")),
    "progression": ("p", ("organisation", "snapshot_date", "ladder", "band", "group")),
    "progression_step": ("s", ("organisation", "snapshot_date", "ladder", "group", "step")),
    "parity": ("n", ("organisation", "snapshot_date", "yardstick")),
    "trend": ("t", ("organisation", "indicator", "part", "group", "series", "span")),
    "group_rate": ("g", ("organisation", "indicator", "part", "period_end", "group")),
    "standing": ("r", ("organisation", "indicator", "part", "period_end", "series")),
    "mark": ("k", ("organisation", "wres_year", "version")),
    "mark_criterion": ("u", ("organisation", "wres_year", "version", "criterion")),
    "coverage": ("h", ("indicator", "part", "period_kind", "period_end", "level", "group", "source")),
    # What somebody printed and no publication with cells gives has an id of this kind too.
    "risk_assessment_2020": ("v", ("as_of", "what")),
    "leadership_count": ("w", ("year", "what")),
    "programme_national": ("j", ("programme",)),
    "catchment": ("x", ("trust", "icb")),
}
_DAYS = ("period_end", "snapshot_date")
_DIGITS = 12
_BETWEEN = 31  # the character that parts the fields of a key; no field holds it


def of(table: str, row: Mapping[str, Any]) -> str:
    """The id of one row of ``table``; its days are dates or ISO text."""
    letter, key = KEYS[table]
    joined = chr(_BETWEEN).join(str(row[name]) for name in key)
    return letter + hashlib.sha256(joined.encode()).hexdigest()[:_DIGITS]


def expression(table: str) -> str:
    """The same in SQL, over columns of the names of the key."""
    letter, key = KEYS[table]
    parts = ", ".join(f'"{name}"::date::text' if name in _DAYS else f'"{name}"::text' for name in key)
    return f"'{letter}' || left(sha256(concat_ws(chr({_BETWEEN}), {parts})), {_DIGITS})"
