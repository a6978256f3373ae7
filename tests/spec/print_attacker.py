"""An attacker who turns round the percentages and ratios that trusts printed themselves."""

from __future__ import annotations

import math

PRINTED = "select * from figure where source = 'trust-published' and statistic in ('rate', 'ratio') and value > 0"
_MANY = 100_000  # more than any trust has of anything


def possible_from_print(ranges, known, printed):
    """How many values each hidden event can have beside the percentages and ratios, the rows of ``PRINTED``."""
    found = {}
    for row in printed:
        half = 0.5 * 10.0 ** -len(f"{row['value']:.15g}".partition(".")[2])
        low, high = row["value"] - half, row["value"] + half

        def span(group, side, row=row):
            cell = (row["organisation"], row["wres_year"], row["indicator"], "whole", "", group, side)
            number = known.get(cell)
            return ranges[cell] if number is None else (number, number)

        def cells(row=row):
            return (row["organisation"], row["wres_year"], row["indicator"])

        if row["statistic"] == "rate":
            bottom, top = span(row["group"], "n")
            few, many = span(row["group"], "d")
            fits = [n for n in range(bottom, min(top, _MANY) + 1) if _rate_fits(n, few, many, low, high)]
            found[(*cells(), row["group"])] = len(fits)
            continue
        over, under = ("white", "bme") if row["indicator"] in ("appointment", "training") else ("bme", "white")
        spans = {(group, side): span(group, side) for group in (over, under) for side in "nd"}
        for group in (over, under):
            bottom, top = spans[group, "n"]
            fits = 0
            for n in range(bottom, min(top, _MANY) + 1):
                a, b = ((n, n), spans[under, "n"]) if group == over else (spans[over, "n"], (n, n))
                least = a[0] * spans[under, "d"][0] / max(1, b[1] * spans[over, "d"][1])
                most = math.inf if b[0] == 0 else a[1] * spans[under, "d"][1] / (b[0] * max(1, spans[over, "d"][0]))
                fits += least <= high and most >= low
            found[(*cells(), group)] = fits
    return found


def _rate_fits(n, few, many, low, high):
    """Whether there is a base from ``few`` to ``many`` of which ``n`` is a percentage from ``low`` to ``high``."""
    if n == 0:
        return low <= 0
    return max(few, math.ceil(100 * n / high)) <= min(many, math.floor(100 * n / low) if low > 0 else _MANY)
