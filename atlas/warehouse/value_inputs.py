"""What each computed value was computed from: rows of ``value_input``, written by the code that computed it."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from atlas.warehouse import value_ids
from atlas.warehouse.pairs import Pair

# The computed value, the role of its input, and the input.
Input = tuple[str, str, str]


def add(connection: duckdb.DuckDBPyConnection, inputs: Sequence[Input]) -> None:
    """Add rows to ``value_input``; one that stands twice is one."""
    columns = zip(*dict.fromkeys(inputs), strict=True) if inputs else ([], [], [])
    arrays = [pa.array(list(column), pa.string()) for column in columns]
    connection.register("inputs_to_add", pa.table(arrays, names=["value_id", "role", "input"]))
    try:
        connection.execute("insert into value_input by name select * from inputs_to_add")
    finally:
        connection.unregister("inputs_to_add")


def of_pairs(connection: duckdb.DuckDBPyConnection, pairs: Sequence[Pair]) -> None:
    """Add what each pair's row of ``measure`` rests on beside the figures of its values, which the row names itself."""
    add(connection, [found for pair in pairs for found in _of_pair(pair)])


def _of_pair(pair: Pair) -> list[Input]:
    own = value_ids.of("measure", pair.key)
    found = [
        (own, role, value.figure)
        for role, value in (("ratio", pair.ratio), ("gap", pair.gap))
        if value is not None and value.figure
    ]
    named = {value.figure for value in pair.values.values()}
    found += [
        (own, role, figure) for value in pair.values.values() for role, figure in value.inputs if figure not in named
    ]
    found += [(own, "member", value_ids.of("measure", member.key)) for member in pair.rests_on]
    if pair.whole is not None:
        found.append((own, "whole", value_ids.of("measure", pair.whole.key)))
    return found
