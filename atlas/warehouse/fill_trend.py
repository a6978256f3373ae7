"""``measure`` → ``trend``: first and last value of every unbroken span, and whether they differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import duckdb

from atlas.measures import intervals, trend
from atlas.warehouse import tables
from atlas.warehouse.predecessors import WITH_PREDECESSORS

Row = dict[str, Any]
_KEY = ("organisation", "indicator", "part", "group", "series")
# One value a year: where a series has several dates in a year, the last of them. Bounds and rounded words are no
# points of a line. Ratios and differences have spans, but their change is not tested.
_VALUES = """
    with long as (
        unpivot (
            select
                organisation, indicator, part, series, year, survey_year, wres_year, period_end,
                {'value': bme, 'base': bme_base, 'precision': bme_precision} as bme,
                {'value': white, 'base': white_base, 'precision': white_precision} as white,
                {'value': everyone, 'base': everyone_base, 'precision': everyone_precision} as "all",
                {'value': difference, 'base': null::double, 'precision': difference_precision} as difference,
                {'value': ratio_published, 'base': null::double, 'precision': ratio_precision} as ratio
            from (from measure union all by name select * exclude (members) from measure_with_predecessors)
            where breakdown = ''
        )
        on bme, white, "all", difference, ratio into name "group" value cell
    )
    select
        organisation, indicator, part, "group", series, year, survey_year, wres_year, cell.value as value,
        cell.base as base
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
        "method": "",
        "reading": trend.ONE_POINT if len(points) == 1 else trend.NOT_JUDGED,
        "bases": (first["base"], last["base"]),
    }


def _changes(rows: list[Row]) -> None:
    """Intervals of change where both ends have a base; the helper column is dropped."""
    judged = [row for row in rows if row["points"] > 1 and all(row["bases"])]
    if judged:
        change = trend.change(
            [row["first_value"] for row in judged],
            [row["bases"][0] for row in judged],
            [row["last_value"] for row in judged],
            [row["bases"][1] for row in judged],
        )
        for row, low, high in zip(judged, change.low.tolist(), change.high.tolist(), strict=True):
            row |= {"change_low": low, "change_high": high, "method": intervals.NEWCOMBE}
            row["reading"] = trend.reading(low, high)
    for row in rows:
        del row["bases"]
