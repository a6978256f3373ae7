"""Stored values computed once more from the inputs that they name, by scipy and statsmodels alone.

Nothing here imports the code that made the values. ``differences`` compares; a value and its inputs are plain rows.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

import duckdb
from scipy.stats import norm
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

Row = dict[str, Any]
Given = dict[str, list[Row]]  # inputs by role
Z = float(norm.ppf(0.975))
CLOSE = 1e-7  # relative; stored values have ten decimals
TABLES = (
    "figure", "measure", "measure_with_predecessors", "pooled_ratio", "progression", "progression_step", "parity",
    "trend", "group_rate", "standing", "mark_criterion", "coverage", "programme",
)  # fmt: skip


class Values:
    """The values of a warehouse and their inputs."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Read every figure and computed value once."""
        self._connection = connection
        self.of_table: dict[str, list[Row]] = {table: self._rows(f"select * from {table}") for table in TABLES}
        self.known = {
            row.get("value_id") or row.get("figure_id") or row["programme_id"]: row | {"table": table}
            for table, rows in self.of_table.items()
            for row in rows
        }
        self._inputs: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in self._rows("select * from value_source"):
            self._inputs[row["value_id"]].append((row["role"], row["input"]))
        self.direction = {row["indicator"]: row["ratio"] for row in self._rows("select * from indicator")}
        self.days: Any = defaultdict(list)
        for row in self._rows("select * from organisation"):
            self.days[row["level"]].append((row["valid_from"] or date.min, row["valid_to"] or date.max))
        self.wres_group = {row["code"]: row["wres_group"] for row in self._rows("select * from ethnic_group")}

    def given(self, value_id: str) -> Given:
        """The inputs of a value by their role."""
        found: Given = defaultdict(list)
        for role, key in self._inputs[value_id]:
            found[role].append(self.known[key])
        return found

    def differences(self, row: Row, given: Given) -> list[str]:
        """What of a stored row is not what its inputs give; every number that they should give is looked at."""
        expected = dict(_EXPECTED[row["table"]](row, given, self))
        assert expected, f"nothing of {row} can be computed from {dict(given)}"
        return [
            f"{name}: {row[name]} is not {value}" for name, value in expected.items() if not _same(row[name], value)
        ]

    def _rows(self, query: str) -> list[Row]:
        cursor = self._connection.execute(query)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _same(stored: Any, expected: Any) -> bool:
    if stored is None or expected is None:
        return stored is expected
    return math.isclose(stored, expected, rel_tol=CLOSE, abs_tol=CLOSE)


def _wilson(value: float, base: float) -> tuple[float, float]:
    low, high = proportion_confint(value / 100 * base, base, method="wilson")
    return 100 * max(0.0, low), 100 * min(1.0, high)


def _value(row: Row, given: Given, values: Values, name: str, group: str) -> tuple[float, float | None] | None:
    """Value and base of one group of a measure, in per cent and people."""
    if given["member"]:
        members = [one for one in given["member"] if one[name] is not None]
        if not members or row[name] is None:
            return None
        people = sum(one[f"{name}_base"] for one in members)
        return sum(one[name] * one[f"{name}_base"] for one in members) / people, people
    if given["headcount"] and not given["bme"]:
        if name == "everyone":
            return None
        counted = [(values.wres_group[one["group"]], one["value"]) for one in given["headcount"]]
        everyone = sum(number for _, number in counted)
        return 100 * sum(number for of, number in counted if of == group) / everyone, everyone
    if not given[name]:
        return None
    (figure,) = given[name]
    if figure["statistic"] == "count":
        return _of_return(given, name)
    base = figure["denominator"]
    if base is None and given["answers"]:
        (answers,), (share,) = given["answers"], given[f"share_{name}"]
        part = share["value"] if share["group"] == group else 100 - share["value"]
        base = answers["denominator"] * part / 100
    return figure["value"], base


def _of_return(given: Given, name: str) -> tuple[float, float] | None:
    """A group's share, and people, from a return's counts: BME, White and unknown together are everybody."""
    counts = [one for role in ("bme", "white", "headcount") for one in given[role] if one["statistic"] == "count"]
    if name == "everyone" or not given[name] or None in [one["value"] for one in counts]:
        return None
    everyone = sum(one["value"] for one in counts)
    return (100 * given[name][0]["value"] / everyone, everyone) if everyone else None


def _measure(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    found: dict[str, tuple[float, float | None]] = {}
    for name, group in (("bme", "bme"), ("white", "white"), ("everyone", "all")):
        one = _value(row, given, values, name, group)
        if one is None or one[0] is None:
            continue
        found[name] = one
        yield name, one[0]
        if one[1]:
            yield f"{name}_base", one[1]
            if row[f"{name}_precision"] != "bound":
                yield from zip((f"{name}_low", f"{name}_high"), _wilson(one[0], one[1]), strict=True)
    yield from _gap(row, given, found, values.direction[row["indicator"]])


def _gap(row: Row, given: Given, found: dict[str, Any], direction: str) -> Iterator[tuple[str, float | None]]:
    if given["gap"]:
        yield "difference", given["gap"][0]["value"]
    elif given["whole"] and "bme" in found:
        (whole,) = given["whole"]
        yield "difference", found["bme"][0] - whole["bme"]
        if row["difference_low"] is not None:
            cells = (found["bme"][0] / 100 * found["bme"][1], found["bme"][1])
            of_whole = (whole["bme"] / 100 * whole["bme_base"], whole["bme_base"])
            bounds = confint_proportions_2indep(*cells, *of_whole, method="newcomb", compare="diff")
            yield from zip(("difference_low", "difference_high"), (100 * end for end in bounds), strict=True)
    if given["ratio"]:
        yield "ratio_published", given["ratio"][0]["value"]
        return
    if not {"bme", "white"} <= found.keys() or direction not in ("bme/white", "white/bme"):
        return
    (bme, bme_base), (white, white_base) = found["bme"], found["white"]
    if not given["gap"]:
        yield "difference", bme - white
    if bme and white:
        yield "ratio_published", bme / white if direction == "bme/white" else white / bme
    if row["ratio_published_low"] is None or not bme_base or not white_base:
        return
    cells = {"bme": (bme / 100 * bme_base, bme_base), "white": (white / 100 * white_base, white_base)}
    bounds = confint_proportions_2indep(*cells["bme"], *cells["white"], method="newcomb", compare="diff")
    yield from zip(("difference_low", "difference_high"), (100 * end for end in bounds), strict=True)
    top, bottom = direction.split("/")
    yield from zip(
        ("ratio_published_low", "ratio_published_high"),
        _ratio_bounds(*cells[top], *cells[bottom], row["ratio_method"]),
        strict=True,
    )


def _ratio_bounds(a: float, n: float, c: float, m: float, method: str) -> tuple[float, float]:
    """Katz's interval from its formula, with 0.5 more in each cell where that was said; else the score one."""
    if method.startswith("score"):
        low, high = confint_proportions_2indep(a, n, c, m, method="score", compare="ratio")
        return float(low), float(high)
    if "0.5 added" in method:
        a, n, c, m = a + 0.5, n + 1, c + 0.5, m + 1
    half = Z * math.sqrt(1 / a - 1 / n + 1 / c - 1 / m)
    ratio = (a / n) / (c / m)
    return ratio * math.exp(-half), ratio * math.exp(half)


def _within(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    (summed,) = given["summed"]
    members = values.given(summed["value_id"])["member"]
    over, under = ("bme", "white") if row["ratio_direction"] == "bme/white" else ("white", "bme")
    top = bottom = 0.0
    for one in members:
        (a, n), (c, m) = ((round(one[g] / 100 * one[f"{g}_base"]), one[f"{g}_base"]) for g in (over, under))
        top, bottom = top + a * m / (n + m), bottom + c * n / (n + m)
    yield "within", top / bottom if top and bottom else None
    yield "summed", summed["ratio_published"]


def _band(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    counts = [one.get("headcount", one.get("value")) for one in given["headcount"]]
    if row["headcount"] is None or None in counts:
        return
    headcount = sum(counts)
    yield "headcount", headcount
    known_counts = [one["headcount"] for one in given["known"]]
    if None in known_counts or row["known"] is None:
        return
    known = sum(known_counts)
    yield "known", known
    if row["group"] == "unknown" or not known:
        return
    share = 100 * headcount / known
    yield "share_known", share
    yield from zip(("share_known_low", "share_known_high"), _wilson(share, known), strict=True)
    if row["representation_index"] is not None:
        # Of an area the whole is that of the trusts whose band is added up.
        whole, whole_known = (sum(one[name] for one in given["whole"]) for name in ("headcount", "known"))
        yield "representation_index", share / (100 * whole / whole_known)
    if row["step_known"] is not None:
        (below,) = given["below"]
        yield "step_known", share - 100 * below["headcount"] / below["known"]


def _disparity(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    if row["ratio"] is None:
        return
    added = 0.5 if "0.5 added" in row["method"] else 0.0
    ends = {name: given[name][0]["headcount"] + added for name in ("white_from", "white_to", "group_from", "group_to")}
    ratio = (ends["white_to"] / ends["white_from"]) / (ends["group_to"] / ends["group_from"])
    half = Z * math.sqrt(sum(1 / number for number in ends.values()))
    yield from zip(("ratio", "low", "high"), (ratio, ratio * math.exp(-half), ratio * math.exp(half)), strict=True)


def _parity(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    (upper,), (whole,) = given["upper"], given["whole"]
    if whole["table"] == "measure":
        of_bme, known = (whole[name] / 100 * whole["bme_base"] for name in ("bme", "white"))
        of_bme, known = of_bme, of_bme + known
    else:
        of_bme, known = whole["headcount"], whole["known"]
    yield "whole_share", 100 * of_bme / known
    yield "needed", round(upper["known"] * of_bme / known) - upper["headcount"]


def _trend(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    name = {"all": "everyone", "ratio": "ratio_published"}.get(row["group"], row["group"])
    (first,) = given["first"]
    yield "first_value", first[name]
    if row["points"] == 1:
        return
    (last,) = given["last"]
    yield "change", last[name] - first[name]
    if row["group"] in ("bme", "white", "all") and row["change_low"] is not None:
        cells = [
            number for one in (last, first) for number in (one[name] / 100 * one[f"{name}_base"], one[f"{name}_base"])
        ]
        bounds = confint_proportions_2indep(*cells, method="newcomb", compare="diff")
        yield from zip(("change_low", "change_high"), (100 * end for end in bounds), strict=True)


def _rate(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    (figure,) = given["rate"]
    yield "value", figure["value"]
    if row["low"] is not None:
        yield from zip(("low", "high"), _wilson(figure["value"], figure["denominator"]), strict=True)


def _standing(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    (measured,) = given["measured"]
    yield "ratio_harm", measured["ratio_harm"]
    yield "log_ratio", math.log(measured["ratio_harm"])
    low, high = math.log(measured["ratio_harm_low"]), math.log(measured["ratio_harm_high"])
    yield "se", (high - low) / (2 * Z)


def _criterion(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    if row["value"] is None or len(given["year"]) != 1:
        return
    (measured,) = given["year"]
    if row["unit"] == "times":
        yield from zip(
            ("value", "low", "high"), (measured[f"ratio_harm{end}"] for end in ("", "_low", "_high")), strict=True
        )
    else:
        yield "value", measured["difference_harm"]


def _coverage(row: Row, given: Given, values: Values) -> Iterator[tuple[str, float | None]]:
    counted, printed, surveyed = ({one["organisation"] for one in given[r]} for r in ("counted", "printed", "surveyed"))
    yield "with_figure", len(counted)
    yield "printed", len(printed - counted)
    at, trusts = row["period_end"], row["level"] == "trust"
    yield "out_of", len(surveyed) or sum(a <= at <= b or not trusts for a, b in values.days[row["level"]])


_EXPECTED = {
    "measure": _measure,
    "measure_with_predecessors": _measure,
    "pooled_ratio": _within,
    "progression": _band,
    "progression_step": _disparity,
    "parity": _parity,
    "trend": _trend,
    "group_rate": _rate,
    "standing": _standing,
    "mark_criterion": _criterion,
    "coverage": _coverage,
}
