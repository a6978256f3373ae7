"""Published figures → the tables of the race equality mark, for every version of the method in ``data/mark``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from atlas.errors import DefinitionError
from atlas.measures.mark import LEVELS, Assessment, assess
from atlas.measures.mark_method import Method
from atlas.measures.mark_period import Held, held
from atlas.measures.mark_sensitivity import variations
from atlas.measures.mark_states import MET, MISSING
from atlas.warehouse import mark_evidence, mark_method, mark_plans, mark_rows, tables, value_inputs
from atlas.warehouse.mark_evidence import Trust

Row = dict[str, Any]


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Fill ``mark``, ``mark_criterion``, ``mark_rule``, ``mark_sensitivity`` and ``mark_method``.

    Raises DefinitionError where a version or the file of action plans needs mending.
    """
    authored = mark_method.action_plans(data / "mark" / "action_plans.csv")
    for method in mark_method.load(data / "mark"):
        _check(connection, method)
        tables.insert(connection, "mark_method", _thresholds(method))
        plans = mark_plans.registered(connection, method.provenances) | authored
        _fill_version(connection, method, mark_evidence.read(connection, method, plans), plans)


def _check(connection: duckdb.DuckDBPyConnection, method: Method) -> None:
    """A version may name only indicators that there are."""
    indicators = {name for (name,) in connection.execute("select indicator from indicator").fetchall()}
    for criterion in method.criteria:
        if criterion.indicator not in indicators:
            raise DefinitionError(
                f"data/mark/{method.version}.toml: {criterion.id}: there is no indicator {criterion.indicator!r}; "
                "name one of data/indicators."
            )


def _thresholds(method: Method) -> list[Row]:
    return [
        {"version": method.version, "position": position, "threshold": name, "value": value, "step": method.steps[name]}
        for position, (name, value) in enumerate(method.values.items())
    ]


def _fill_version(
    connection: duckdb.DuckDBPyConnection, method: Method, trusts: list[Trust], plans: mark_rows.Plans
) -> None:
    newest = max((trust.years[-1] for trust in trusts), default=0)
    marks, criteria, rules, sensitivity = [], [], [], []
    inputs: list[value_inputs.Input] = []
    for trust in trusts:
        assessments = [assess(trust.record, year, method) for year in trust.years]
        for found, mark in zip(
            assessments, held({found.year: found.levels for found in assessments}, method), strict=True
        ):
            key = {"organisation": trust.record.organisation, "wres_year": found.year, "version": method.version}
            marks.append(key | _mark(trust, found, mark, method) | {"newest": found.year == newest})
            criteria += [key | row for row in mark_rows.criteria(trust, found, method, plans)]
            rules += [key | row for row in mark_rows.rules(trust, found)]
            inputs += mark_rows.inputs(trust, found, method)
        if trust.years[-1] == newest:
            sensitivity += _sensitivity(trust, method, marks[-1])
    tables.insert(connection, "mark", marks)
    tables.insert(connection, "mark_criterion", criteria)
    tables.insert(connection, "mark_rule", rules)
    tables.insert(connection, "mark_sensitivity", sensitivity)
    value_inputs.add(connection, inputs)


def _mark(trust: Trust, found: Assessment, mark: Held, method: Method) -> Row:
    facts = trust.record.years[found.year]
    counted = [found.criteria[criterion.id] for criterion in method.counted]
    can_be_checked = sum(checked.wide != MISSING for checked in found.criteria.values())
    return {
        "mark": mark.level,
        "event": mark.event,
        "earned": found.earned,
        "since": mark.since,
        "last_met": mark.last_met,
        "valid_to": mark.valid_to if mark.level in LEVELS else None,
        "failing": mark.failing,
        "checked": can_be_checked + (facts.action_plan is not None),
        "criteria": len(method.criteria) + 1,
        "wide_met": sum(checked.wide == MET for checked in counted),
        "close_met": sum(checked.close == MET for checked in counted),
        "unknown_percent": facts.unknown_percent,
        "bme_staff": facts.bme_staff,
        "staff": trust.staff,
        "bme_respondents": facts.bme_respondents,
    }


def _sensitivity(trust: Trust, method: Method, newest: Row) -> list[Row]:
    key = {name: newest[name] for name in ("organisation", "wres_year", "version")}
    return [
        key
        | {"kind": tried.kind, "name": tried.name, "value": tried.value, "mark": tried.level}
        | {"changed": tried.level != newest["mark"]}
        for tried in variations(trust.record, trust.years, method)
    ]
