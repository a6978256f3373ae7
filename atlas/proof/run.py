"""The whole proof: every section simulated from one seed, by the functions that the build calls."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from atlas import indicators
from atlas.proof import among_many, calls, coverage, marked
from atlas.proof.rows import SECTIONS, Row
from atlas.warehouse import judge, limits, mark_method

DRAWS, SEED = 2_000, 2028
FEWEST_DRAWS = 100


def run(data: Path, draws: int = DRAWS, seed: int = SEED) -> list[Row]:
    """All rows, section by section. ``data`` lends the thresholds and the directions of the indicators.

    ``draws`` is the number of invented trusts behind each coverage; families of 210 are drawn for every 50 of it.
    """
    found = indicators.load(data / "indicators").values()
    definitions = {one.id: judge.definition(one.ratio, one.better, one.kind) for one in found}
    thresholds = limits.load(data / "verdict.toml").verdict
    parts = (coverage.rows, calls.false_calls, calls.power, among_many.rows)
    rows = [
        row
        for number, part in enumerate(parts)
        for row in part(definitions, thresholds, draws, np.random.default_rng([seed, number]))
    ]
    newest = mark_method.load(data / "mark")[-1:]
    rows += [row for method in newest for row in marked.rows(method, draws, np.random.default_rng([seed, len(parts)]))]
    return sorted(rows, key=lambda row: SECTIONS.index(row.section))
