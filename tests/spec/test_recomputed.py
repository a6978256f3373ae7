"""Values of every kind, two hundred and twenty picked at random, come out the same from the inputs that they name.

They are computed once more by ``recomputed``, which knows scipy and statsmodels and none of the atlas. Published
figures among them and at the end of their trails are covered by the audit, which re-read each from its cell.
"""

from __future__ import annotations

import importlib.util
import json
import random
from collections import Counter
from pathlib import Path

import duckdb
import pytest

_SPEC = importlib.util.spec_from_file_location("recomputed", Path(__file__).with_name("recomputed.py"))
recomputed = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(recomputed)

SEED = 20260705
# How many of each kind of figure; together two hundred.
FIGURES = {
    "figure": 30, "measure": 60, "progression": 30, "progression_step": 20, "parity": 10, "trend": 25,
    "group_rate": 10, "standing": 10, "mark_criterion": 5,
}  # fmt: skip
# Counts of ours about what is held are picked beside them.
PICKED = FIGURES | {"coverage": 20}
CELLS = ("cell", "row")


@pytest.fixture(scope="module")
def values(real_settings):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        yield recomputed.Values(connection)


@pytest.fixture(scope="module")
def audit(root):
    return json.loads((root / "data" / "audit.json").read_text(encoding="utf-8"))


VALUES = (
    "bme", "ratio_published", "everyone", "headcount", "value", "ratio", "needed", "last_value", "ratio_harm", "out_of",
)  # fmt: skip


def has_value(row):
    return any(row.get(name) is not None for name in VALUES)


def picked(values, sizes=PICKED, seed=SEED):
    """Rows at random; of measures as many with estimated people and pooled ones as of all others."""
    dice = random.Random(seed)
    found = []
    for table, size in sizes.items():
        rows = [values.known[key] for key in sorted(values.known) if values.known[key]["table"] == table]
        rows = [row for row in rows if has_value(row)]
        kinds = [rows]
        if table == "measure":
            kinds = [
                [row for row in rows if row["pooled"]],
                [row for row in rows if row["basis"] == "estimated" and not row["pooled"]],
                [row for row in rows if row["basis"] != "estimated"],
            ]
        for number, kind in enumerate(kinds):
            share = size // len(kinds) + (number < size % len(kinds))
            found += dice.sample(kind, min(share, len(kind)))
    return found


def test_two_hundred_values_come_out_the_same_from_their_inputs(values, audit):
    rows = picked(values)
    assert sum(FIGURES.values()) == 200
    assert len(rows) == 220
    assert Counter(row["table"] for row in rows) == Counter(PICKED)
    wrong = [
        f"{row['table']} {row['value_id']}: {fault}"
        for row in rows
        if row["table"] != "figure"
        for fault in values.differences(row, values.given(row["value_id"]))
    ]
    assert wrong == []


def leaves(values, row):
    """Every published figure at the end of a value's trail, the value itself if it is one."""
    if row["table"] == "figure":
        return {row["figure_id"]}
    found, seen, left = set(), set(), [row["value_id"]]
    while left:
        key = left.pop()
        if key in seen:
            continue
        seen.add(key)
        for inputs in values.given(key).values():
            for one in inputs:
                if one["table"] == "figure":
                    found.add(one["figure_id"])
                else:
                    left.append(one["value_id"])
    return found


def not_covered(figures, audit, files):
    """Figures with a cell of which the audit does not say that it was read again and found equal."""
    equal = {name for name, count in audit["sources"].items() if count["re_read"] == count["equal"] > 0}
    known = {(one["source"], one["file"], one["sha256"]) for one in audit["files"]}
    return [
        figure
        for figure in figures
        if figure["locator"] in CELLS
        and (
            figure["source"] not in equal
            or (figure["source"], figure["file"], files.get((figure["source"], figure["file"]))) not in known
        )
    ]


def test_every_cell_at_the_end_of_their_trails_is_covered_by_the_audit(values, audit, real_settings):
    with duckdb.connect(str(real_settings.warehouse), read_only=True) as connection:
        rows = connection.execute("select source, file, sha256 from source_file").fetchall()
    files = {(source, file): digest for source, file, digest in rows}
    ids = set().union(*(leaves(values, row) for row in picked(values)))
    figures = [values.known[one] for one in ids]
    assert sum(figure["locator"] in CELLS for figure in figures) > 500
    assert not_covered(figures, audit, files) == []
    other = dict.fromkeys(files, "0" * 64)
    assert not_covered(figures, audit, other)


def test_the_audit_counts_every_figure_with_a_cell(values, audit):
    held = Counter(row["source"] for row in values.of_table["figure"] if row["locator"] in CELLS)
    assert held == {name: count["re_read"] for name, count in audit["sources"].items() if count["re_read"]}
    assert audit["differences"] == []


TAMPERED = {
    "measure": ("bme", "everyone", "ratio_published", "ratio_published_low", "difference", "bme_base", "bme_low"),
    "progression": ("headcount", "known", "share_known", "share_known_high", "representation_index", "step_known"),
    "progression_step": ("ratio", "low", "high"),
    "parity": ("needed", "whole_share"),
    "trend": ("first_value", "change", "change_low"),
    "group_rate": ("value", "low", "high"),
    "standing": ("ratio_harm", "log_ratio", "se"),
    "mark_criterion": ("value", "high"),
    "coverage": ("with_figure", "printed", "out_of"),
}


@pytest.mark.parametrize(("table", "column"), [(table, one) for table, columns in TAMPERED.items() for one in columns])
def test_a_value_that_was_tampered_with_is_found(values, table, column):
    caught = 0
    for row in picked(values, {table: PICKED[table]}):
        if row[column] is not None:
            changed = row | {column: row[column] * 1.001 + 0.001}
            caught += bool(values.differences(changed, values.given(row["value_id"])))
    assert caught > 0


def test_an_input_that_was_tampered_with_is_found(values):
    (row,) = [row for row in values.of_table["measure"] if row["value_id"] == "m28acddf991f8"]
    row = row | {"table": "measure"}
    given = values.given(row["value_id"])
    assert values.differences(row, given) == []
    for role, column in (("bme", "value"), ("answers", "denominator"), ("share_white", "value")):
        (figure,) = given[role]
        other = given | {role: [figure | {column: figure[column] + 1}]}
        assert values.differences(row, other), role
