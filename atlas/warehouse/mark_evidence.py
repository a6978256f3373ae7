"""What is published of every trust and year, in the form in which the race equality mark is computed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import duckdb
import numpy as np

from atlas.measures import intervals
from atlas.measures.mark_case import Record, YearFacts
from atlas.measures.mark_method import Criterion, Method
from atlas.measures.mark_states import POINTS, RATIO, Figure, Span
from atlas.warehouse import fill_measures, mark_ladder, tables
from atlas.warehouse.judge import Definition

Row = dict[str, Any]
Key = tuple[str, int]

LADDER = ("senior_bands", "race_disparity_ratio")
SURVEY = ("harassment_public", "harassment_staff", "career_progression", "discrimination")
PRINTED_ONLY = "printed by the trust itself only, which is not counted"
NOT_PUBLISHED = "not published"

# The best row with an interval of each trust, year and indicator; of an owner's return and of press only the fact.
_MEASURED = """
    select *, list_contains($provenances, provenance) as allowed
    from measure
    where level = 'trust' and part = 'whole' and breakdown = '' and wres_year is not null
    order by organisation, wres_year, indicator, not list_contains($provenances, provenance), not best, series
"""
_NATIONAL = """
    select indicator, wres_year, white, value_id from measure
    where organisation in (select code from organisation where level = 'england') and best and white is not null
        and part = 'whole' and breakdown = '' and wres_year is not null
"""
# A line without break, merger or missing year is one span of one series.
_LINES = """
    select organisation, indicator, series, span, first_year, last_year
    from trend
    where "group" = 'bme' and part = 'whole' and organisation in (select code from organisation where level = 'trust')
"""
# Trusts in being on the day of the count, and how many work there now.
_TRUSTS = """
    select code, valid_from, valid_to, staff_in_post from organisation where level = 'trust' order by code
"""


@dataclass(frozen=True)
class Trust:
    """One trust: its record, and the rows of ``measure`` and the ladders behind it, by year and criterion."""

    record: Record
    sources: dict[tuple[str, int], Row]
    years: tuple[int, ...]
    staff: float | None


def read(connection: duckdb.DuckDBPyConnection, method: Method, plans: dict[Key, dict[str, str]]) -> list[Trust]:
    """Every trust that was open on 31 March of any year with figures that count, by code."""
    definitions = fill_measures.definitions(connection)
    of_nation = {(row["indicator"], row["wres_year"]): row for row in tables.dictionaries(connection, _NATIONAL)}
    national = {key: row["white"] for key, row in of_nation.items()}
    lines = _lines(connection)
    best: dict[Key, dict[str, Row]] = defaultdict(dict)
    for row in tables.dictionaries(connection, _MEASURED, {"provenances": list(method.provenances)}):
        row["line"] = lines.get((row["organisation"], row["indicator"], row["series"], row["year"]), "")
        row["national"] = of_nation.get((row["indicator"], row["wres_year"]), {}).get("value_id", "")
        best[row["organisation"], row["wres_year"]].setdefault(row["indicator"], row)
    ladders = mark_ladder.read(connection, method.provenances)
    wanted = {criterion.indicator for criterion in method.criteria}
    years = {
        year
        for (_, year), rows in best.items()
        if any(row["allowed"] and row["bme"] is not None and name in wanted for name, row in rows.items())
    } | {year for _, year in ladders}
    found = []
    for trust in tables.dictionaries(connection, _TRUSTS):
        open_years = tuple(year for year in sorted(years) if _open(trust, year))
        facts: dict[int, YearFacts] = {}
        sources: dict[tuple[str, int], Row] = {}
        for year in open_years:
            key = trust["code"], year
            facts[year] = _facts(key, best.get(key, {}), ladders.get(key), method, definitions, national, plans)
            sources |= {(name, year): row for name, row in _sources(best.get(key, {}), ladders.get(key)).items()}
        if open_years:
            found.append(Trust(Record(trust["code"], facts), sources, open_years, trust["staff_in_post"]))
    return _with_pooled(found, method, definitions)


def _lines(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str, str, int], str]:
    """The unbroken line that each year of an organisation's indicator and series lies on."""
    return {
        (row["organisation"], row["indicator"], row["series"], year): f"{row['series']} {row['span']}"
        for row in tables.dictionaries(connection, _LINES)
        for year in range(row["first_year"], row["last_year"] + 1)
    }


def _open(trust: Row, year: int) -> bool:
    day = f"{year}-03-31"
    opened, closed = trust["valid_from"], trust["valid_to"]
    return (opened is None or str(opened) <= day) and (closed is None or str(closed) >= day)


def _facts(
    key: Key,
    rows: dict[str, Row],
    ladder: mark_ladder.Ladder | None,
    method: Method,
    definitions: dict[str, Definition],
    national: dict[tuple[str, int], float],
    plans: dict[Key, dict[str, str]],
) -> YearFacts:
    figures = {}
    for criterion in method.criteria:
        if criterion.id in LADDER:
            found = getattr(ladder, criterion.id) if ladder else Figure(missing=NOT_PUBLISHED)
            # The ladder is of the same headcounts as indicator 1, and breaks where its line does.
            figures[criterion.id] = replace(found, line=rows.get("representation", {}).get("line", ""))
        else:
            row = rows.get(criterion.indicator)
            white = national.get((criterion.indicator, key[1])) if criterion.level_rule else None
            figures[criterion.id] = _figure(row, criterion, definitions, white)
    staff, plan = rows.get("representation"), plans.get(key)
    known = staff is not None and staff["allowed"] and None not in (staff["bme"], staff["white"], staff["bme_base"])
    answered = [rows[name]["bme_base"] for name in SURVEY if name in rows and rows[name]["allowed"]]
    return YearFacts(
        figures,
        unknown_percent=max(0.0, 100 - staff["bme"] - staff["white"]) if staff and known else None,
        bme_staff=staff["bme"] / 100 * staff["bme_base"] if staff and known else None,
        bme_respondents=min(answered) if len(answered) == len(SURVEY) and None not in answered else None,
        action_plan=None if plan is None else plan["published"] == "yes",
    )


def _figure(row: Row | None, criterion: Criterion, definitions: dict[str, Definition], white: float | None) -> Figure:
    if row is None:
        return Figure(missing=NOT_PUBLISHED)
    if not row["allowed"]:
        return Figure(missing=PRINTED_ONLY)
    definition = definitions[criterion.indicator]
    spans = []
    if row["ratio_harm_low"] is not None:
        spans.append(Span(RATIO, row["ratio_harm"], row["ratio_harm_low"], row["ratio_harm_high"]))
    if (definition.needs_difference and row["difference_low"] is not None) or not definition.direction.published:
        points = _harm(row, definition)
        spans += [points] if points else []
    if not spans:
        return Figure(missing=row["verdict_reason"] or NOT_PUBLISHED)
    return Figure(tuple(spans), _level(row, definition, white), line=row["line"])


def _harm(row: Row, definition: Definition) -> Span | None:
    value, low, high = row["difference_harm"], row["difference_low"], row["difference_high"]
    if value is None or low is None:
        return None
    return Span(POINTS, value, -high, -low) if definition.direction.good else Span(POINTS, value, low, high)


def _level(row: Row, definition: Definition, white: float | None) -> tuple[Span, ...]:
    """BME staff's own rate against White staff's in England, more is worse; none where either is not known."""
    low, value, high = row["bme_low"], row["bme"], row["bme_high"]
    if not white or not low:
        return ()
    if definition.direction.good:
        return (
            Span(RATIO, white / value, white / high, white / low),
            Span(POINTS, white - value, white - high, white - low),
        )
    return (
        Span(RATIO, value / white, low / white, high / white),
        Span(POINTS, value - white, low - white, high - white),
    )


def _sources(rows: dict[str, Row], ladder: mark_ladder.Ladder | None) -> dict[str, Row]:
    found = {name: row for name, row in rows.items() if row["allowed"]}
    if ladder is not None:
        counted = {"source": ladder.source, "basis": "counts", "figures": ladder.figures}
        found |= dict.fromkeys(LADDER, counted)
    return found


def windows(years: Iterable[int], pooled: int, step: int) -> list[tuple[int, ...]]:
    """Every set of years to take together: up to each year, a step shorter or longer, and with each one left out."""
    found = set()
    for last in years:
        for length in (pooled - step, pooled, pooled + step):
            if length > 1:
                found.add(tuple(range(last - length + 1, last + 1)))
        whole = tuple(range(last - pooled + 1, last + 1))
        found |= {tuple(year for year in whole if year != out) for out in whole[:-1]}
    return sorted(found)


def _with_pooled(trusts: list[Trust], method: Method, definitions: dict[str, Definition]) -> list[Trust]:
    """The same with the figures of several years together, from summed counts, all intervals at once."""
    asked: list[tuple[int, str, tuple[int, ...]]] = []
    cells: list[tuple[float, float, float, float]] = []
    for criterion in method.criteria:
        pooled = method.pooled_years(criterion.id)
        if pooled == 1:
            continue
        step = round(method.steps[f"{criterion.id}.pooled_years"])
        over_white = definitions[criterion.indicator].direction.harm == "bme/white"
        for position, trust in enumerate(trusts):
            for years in windows(trust.years, pooled, step):
                summed = _summed([trust.sources.get((criterion.indicator, year)) for year in years])
                if summed is not None:
                    asked.append((position, criterion.id, years))
                    cells.append(summed if over_white else (summed[2], summed[3], summed[0], summed[1]))
    if not cells:
        return trusts
    count, base, other, other_base = (np.array(column) for column in zip(*cells, strict=True))
    bounds = intervals.ratio(count, base, other, other_base)
    filled = intervals.with_half_added(count, base, other, other_base)
    empty = (count == 0) | (other == 0)
    c, b, o, ob = (
        np.where(empty, half, raw) for half, raw in zip(filled, (count, base, other, other_base), strict=True)
    )
    values = (c / b) / (o / ob)
    pooled_figures: dict[int, dict[tuple[str, tuple[int, ...]], Figure]] = defaultdict(dict)
    for index, (position, name, years) in enumerate(asked):
        span = Span(RATIO, float(values[index]), float(bounds.low[index]), float(bounds.high[index]))
        pooled_figures[position][name, years] = Figure((span,))
    return [
        replace(trust, record=replace(trust.record, pooled=pooled_figures[position]))
        for position, trust in enumerate(trusts)
    ]


def _summed(rows: list[Row | None]) -> tuple[float, float, float, float] | None:
    """BME events and people, White events and people, over the years; None unless all have counts on one line."""
    totals = [0.0, 0.0, 0.0, 0.0]
    if len({row["line"] if row else None for row in rows}) > 1:
        return None
    for row in rows:
        if row is None or row["basis"] != "counts" or row["bme"] is None or row["white"] is None:
            return None
        for index, group in enumerate(("bme", "white")):
            totals[2 * index] += round(row[group] / 100 * row[f"{group}_base"])
            totals[2 * index + 1] += row[f"{group}_base"]
    return totals[0], totals[1], totals[2], totals[3]
