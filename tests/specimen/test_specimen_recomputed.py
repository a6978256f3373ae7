"""Values computed from counts of returns come out the same from the inputs that they name."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path

import duckdb
import pytest

_HELPER = Path(__file__).parents[1] / "spec" / "recomputed.py"
_SPEC = importlib.util.spec_from_file_location("recomputed_of_specimen", _HELPER)
recomputed = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(recomputed)


@pytest.mark.parametrize(
    ("table", "condition"),
    [
        ("measure", "basis = 'counts' and pooled and indicator not in ('representation', 'board')"),
        ("measure", "basis = 'counts' and pooled and indicator = 'representation'"),
        ("measure", "basis = 'counts' and not pooled and indicator in ('appointment', 'discrimination')"),
        ("measure", "basis = 'counts' and not pooled and indicator = 'representation' and part = 'clinical'"),
        ("measure_with_predecessors", "bme is not null"),
        ("pooled_ratio", "within is not null"),
        ("progression", "pooled and headcount is not null"),
        ("progression", "not pooled and headcount is not null"),
        ("progression_step", "ratio is not null"),
        ("parity", "true"),
        ("mark_criterion", "value is not null and criterion not in ('senior_bands', 'race_disparity_ratio')"),
    ],
)
def test_values_come_out_the_same_from_their_inputs(specimen_settings, table, condition):
    with duckdb.connect(str(specimen_settings.warehouse), read_only=True) as connection:
        values = recomputed.Values(connection)
        ids = connection.execute(f"select value_id from {table} where {condition} order by 1").fetchall()
        picked = random.Random(7).sample(ids, min(12, len(ids)))
        looked = 0
        for (value_id,) in picked:
            row, given = values.known[value_id], values.given(value_id)
            assert values.differences(row, given) == []
            looked += 1
    assert looked > 0
