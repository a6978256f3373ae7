"""Published figures → ``measure`` and what stands beside it: pair, estimate, pool, judge, store."""

from __future__ import annotations

from pathlib import Path

import duckdb

from atlas.warehouse import (
    area_counts,
    areas,
    fill_pooled_ratio,
    judge,
    limits,
    pairs,
    predecessors,
    respondents,
    tables,
    value_inputs,
    workforce,
)


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> list[pairs.Pair]:
    """Fill ``measure``, ``pooled_ratio`` and ``measure_with_predecessors`` with the thresholds of ``verdict.toml``.

    Returns the pairs of ``measure``.
    """
    thresholds, known = limits.load(data / "verdict.toml"), definitions(connection)
    found = judged_pairs(connection, thresholds)
    rows = judge.judge(found, known, thresholds)
    tables.insert(connection, "measure", rows)
    value_inputs.of_pairs(connection, found)
    fill_pooled_ratio.fill(connection, found, rows, known)
    lines = predecessors.pairs(found, predecessors.read(connection), area_counts.staff(connection, found))
    lined = judge.judge(lines, known, thresholds)
    for pair, row in zip(lines, lined, strict=True):
        row["members"] = " ".join(member.organisation for member in pair.members)
    tables.insert(connection, "measure_with_predecessors", lined)
    value_inputs.of_pairs(connection, lines)
    return found


def judged_pairs(connection: duckdb.DuckDBPyConnection, thresholds: limits.Limits) -> list[pairs.Pair]:
    """Every pair that gets a verdict, published or pooled, in the order in which it is stored."""
    answered = respondents.read(connection)
    found = pairs.published(connection)
    respondents.estimate(found, answered)
    found += workforce.pairs(connection)
    workforce.compare(found)
    found += areas.pool(connection, found, answered, thresholds)
    found += area_counts.pool(found, area_counts.staff(connection, found), thresholds)
    pairs.mark_best(found)
    return list(pairs.in_order(found))


def supplied_pairs(connection: duckdb.DuckDBPyConnection, series: str) -> list[pairs.Pair]:
    """The pairs of unpublished returns, in order: of their own counts only, pooled into nothing and best of nothing."""
    found = [pair for pair in pairs.published(connection) + workforce.pairs(connection) if pair.series == series]
    workforce.compare(found)
    return list(pairs.in_order(found))


def definitions(connection: duckdb.DuckDBPyConnection) -> dict[str, judge.Definition]:
    """What judging needs of every indicator."""
    rows = tables.dictionaries(connection, "select indicator, ratio, better, kind from indicator")
    return {row["indicator"]: judge.definition(row["ratio"], row["better"], row["kind"]) for row in rows}
