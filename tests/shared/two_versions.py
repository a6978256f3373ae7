"""Figures of a small country that an update changes from ``OLD`` to ``NEW``."""

from __future__ import annotations

OLD, NEW = 12.0, 17.0


def figures(small, value):
    """Rates of three trusts and two regions; that of TA1 and of all staff is the value."""
    rows = []
    for code, bme in (("TA1", value), ("TB1", 9.0), ("TC1", 8.0)):
        rows += [small.figure(organisation=code, value=value)]
        rows += small.share_of_respondents(code, 20.0) + small.pair(code, bme, 8.0)
        rows += small.pair(code, 40.0, 55.0, indicator="career_progression")
        rows += [small.figure(organisation=code, indicator="career_progression", value=50.0)]
    return rows + [small.figure(organisation=code, level="region", value=value + 1) for code in ("YA1", "YA2")]
