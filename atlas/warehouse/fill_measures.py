"""Published figures → ``measure``: pair, estimate, pool, judge, store."""

from __future__ import annotations

from pathlib import Path

import duckdb

from atlas.warehouse import areas, judge, limits, pairs, respondents, tables, workforce


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> list[pairs.Pair]:
    """Fill ``measure`` from ``figure`` with the thresholds of ``data/verdict.toml``. Returns the pairs judged."""
    thresholds = limits.load(data / "verdict.toml")
    found = judged_pairs(connection, thresholds)
    tables.insert(connection, "measure", judge.judge(found, definitions(connection), thresholds))
    return found


def judged_pairs(connection: duckdb.DuckDBPyConnection, thresholds: limits.Limits) -> list[pairs.Pair]:
    """Every pair that gets a verdict, published or pooled, in the order in which it is stored."""
    answered = respondents.read(connection)
    found = pairs.published(connection)
    respondents.estimate(found, answered)
    found += areas.pool(connection, found, answered, thresholds)
    found += workforce.pairs(connection)
    workforce.compare(found)
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
