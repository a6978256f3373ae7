"""Published figures → ``measure``: pair, estimate, pool, judge, store."""

from __future__ import annotations

from pathlib import Path

import duckdb

from atlas.warehouse import areas, judge, limits, pairs, respondents, tables, workforce


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Fill ``measure`` from ``figure`` with the thresholds of ``data/verdict.toml``."""
    thresholds = limits.load(data / "verdict.toml")
    answered = respondents.read(connection)
    found = pairs.published(connection)
    respondents.estimate(found, answered)
    found += areas.pool(connection, found, answered, thresholds)
    found += workforce.pairs(connection)
    pairs.mark_best(found)
    definitions = {
        row["indicator"]: judge.definition(row["ratio"], row["better"], row["kind"])
        for row in tables.dictionaries(connection, "select indicator, ratio, better, kind from indicator")
    }
    tables.insert(connection, "measure", judge.judge(list(pairs.in_order(found)), definitions, thresholds))
