"""``measure`` → ``trend``: first and last value of every unbroken span, and whether they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from typing import Any

import duckdb
import numpy as np

from atlas.measures import trend
from atlas.measures.intervals import Floats
from atlas.warehouse import tables, value_ids, value_inputs
from atlas.warehouse.predecessors import WITH_PREDECESSORS

Row = dict[str, Any]
DIFFERENCE, RATIO = "difference", "ratio"
COMPARED = (DIFFERENCE, RATIO)
_KEY = ("organisation", "indicator", "part", "group", "series")
# One value a year: where a series has several dates in a year, the last of them. Bounds and rounded words are no
# points of a line.
_VALUES = """
    with long as (
        unpivot (
            select
                value_id, organisation, indicator, part, series, year, survey_year, wres_year, period_end,
                {
                    'value': bme, 'base': bme_base, 'precision': bme_precision,
                    'low': bme_low, 'high': bme_high
                } as bme,
                {
                    'value': white, 'base': white_base, 'precision': white_precision,
                    'low': white_low, 'high': white_high
                } as white,
                {
                    'value': everyone, 'base': everyone_base, 'precision': everyone_precision,
                    'low': everyone_low, 'high': everyone_high
                } as "all",
                {
                    'value': difference, 'base': null::double, 'precision': difference_precision,
                    'low': difference_low, 'high': difference_high
                } as difference,
                {
                    'value': ratio_published, 'base': null::double, 'precision': ratio_precision,
                    'low': ratio_published_low, 'high': ratio_published_high
                } as ratio
            from (from measure union all by name select * exclude (members) from measure_with_predecessors)
            where breakdown = ''
        )
        on bme, white, "all", difference, ratio into name "group" value cell
    )
    select
        value_id, organisation, indicator, part, "group", series, year, survey_year, wres_year, cell.value as value,
        cell.base as base, cell.low as low, cell.high as high
    from long
    where cell.value is not null and coalesce(cell."precision", 'exact') = 'exact'
    qualify period_end = max(period_end) over (partition by organisation, indicator, part, "group", series, year)
    order by organisation, indicator, part, "group", series, year
"""


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``trend``; series are cut at missing years and at the rows of ``series_break`` that cut."""
    breaks: dict[tuple[str, int | None], list[Row]] = defaultdict(list)
    for entry in tables.dictionaries(connection, "select * from series_break where cuts order by break_id"):
        breaks[entry["year_kind"], entry["from_year"]].append(entry)
    rows: list[Row] = []
    values = tables.dictionaries(connection, _VALUES)
    for key, group in groupby(values, key=lambda row: tuple(row[name] for name in _KEY)):
        points = list(group)
        by_year = {point["year"]: point for point in points}
        cuts = {point["year"] for point in points if _is_cut(point, breaks.get(_basis(point), ()))}
        for number, years in enumerate(trend.spans(sorted(by_year), cuts), start=1):
            rows.append(_span(dict(zip(_KEY, key, strict=True)), number, [by_year[year] for year in years]))
    value_inputs.add(connection, _inputs(rows))
    _changes(rows)
    tables.insert(connection, "trend", rows)


def _basis(point: Row) -> tuple[str, int | None]:
    """Breaks name survey years for surveys and WRES years for all else; a day in between has its calendar year."""
    if point["survey_year"] is not None:
        return "survey_year", point["survey_year"]
    return "wres_year", point["year"] if point["wres_year"] is None else point["wres_year"]


def _is_cut(point: Row, breaks: Iterable[Row]) -> bool:
    """Whether one of the breaks of this point's year concerns it: a new basis starts with it."""
    return any(
        entry["indicator"] in (point["indicator"], "all")
        and entry["part"] in (point["part"], "all")
        and entry["series"] in (point["series"].removesuffix(WITH_PREDECESSORS), "all")
        and (entry["organisations"] == "all" or point["organisation"] in entry["organisations"].split())
        # A line with predecessors counts the same people before and after a merger.
        and not (entry["kind"] == "merger" and point["series"].endswith(WITH_PREDECESSORS))
        for entry in breaks
    )


def _span(key: Row, number: int, points: list[Row]) -> Row:
    first, last = points[0], points[-1]
    return key | {
        "span": number,
        "first_year": first["year"],
        "last_year": last["year"],
        "points": len(points),
        "first_value": first["value"],
        "last_value": last["value"],
        "change": round(last["value"] - first["value"], 10) if len(points) > 1 else None,
        "change_low": None,
        "change_high": None,
        "factor": None,
        "factor_low": None,
        "factor_high": None,
        "method": "",
        "reading": trend.ONE_POINT if len(points) == 1 else trend.NOT_JUDGED,
        "ends": (first, last),
    }


def _inputs(rows: list[Row]) -> list[value_inputs.Input]:
    """Of every span the measures at its two ends; of one point that alone."""
    found = []
    for row in rows:
        first, last = row["ends"]
        ends = (("first", first),) if first is last else (("first", first), ("last", last))
        found += [(value_ids.of("trend", row), role, end["value_id"]) for role, end in ends]
    return found


def _changes(rows: list[Row]) -> None:
    """Intervals of change where both ends have a base or an interval; the helper column is dropped."""
    longer = [row for row in rows if row["points"] > 1]
    rates = [row for row in longer if row["group"] not in COMPARED and all(end["base"] for end in row["ends"])]
    if rates:
        first, first_base, last, last_base = (
            [row["ends"][end][key] for row in rates] for end in (0, 1) for key in ("value", "base")
        )
        _store(rates, trend.change(first, first_base, last, last_base), ("change_low", "change_high"))
    compared = [row for row in longer if all(end["low"] is not None for end in row["ends"])]
    differences = [row for row in compared if row["group"] == DIFFERENCE]
    if differences:
        _store(differences, trend.between(*_bounds(differences)), ("change_low", "change_high"))
    ratios = [row for row in compared if row["group"] == RATIO]
    if ratios:
        logs = trend.between(*np.log(_bounds(ratios)))
        times = replace(logs, points=np.exp(logs.points), low=np.exp(logs.low), high=np.exp(logs.high))
        _store(ratios, replace(logs, method=trend.BETWEEN_RATIOS), ("factor_low", "factor_high"))
        for row, *bounds in zip(ratios, times.points.tolist(), times.low.tolist(), times.high.tolist(), strict=True):
            row |= dict(zip(("factor", "factor_low", "factor_high"), bounds, strict=True))
    for row in rows:
        del row["ends"]


def _bounds(rows: list[Row]) -> Floats:
    """Value, lower and upper bound of the first end and of the last, one column a row."""
    return np.array([[row["ends"][end][key] for row in rows] for end in (0, 1) for key in ("value", "low", "high")])


def _store(rows: list[Row], change: trend.Change, columns: tuple[str, str]) -> None:
    for row, low, high in zip(rows, change.low.tolist(), change.high.tolist(), strict=True):
        row |= dict(zip(columns, (low, high), strict=True))
        row["method"], row["reading"] = change.method, trend.reading(low, high)
