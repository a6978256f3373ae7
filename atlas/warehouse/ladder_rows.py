"""Headcounts by band and group → ``progression``: shares, representation index and steps, every row at once."""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa

from atlas.measures import intervals, progression
from atlas.measures.intervals import Floats
from atlas.warehouse import tables, value_ids

# What is measured of a row of the temporary table ``ladder_base``; the other columns of it pass to ``progression``.
_COUNTS = (
    "headcount", "known", "everyone", "whole", "whole_known", "headcount_below", "known_below", "everyone_below",
)  # fmt: skip
_HELPERS = ("whole", "whole_known", "headcount_below", "known_below", "everyone_below")


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Measure every row of ``ladder_base`` into ``progression``, and drop it."""
    tables.run_statement(connection, "ladder_numbered")
    rows = connection.execute("select * from ladder_numbered").to_arrow_table()
    if rows.num_rows:
        counts = {name: rows.column(name).to_numpy().astype(float) for name in _COUNTS}
        unknown = rows.column("group").to_numpy(zero_copy_only=False) == "unknown"
        measured = rows.drop_columns(list(_HELPERS))
        for name, values in _measured(counts, unknown).items():
            measured = measured.append_column(name, pa.array(values, mask=np.isnan(values)))
        connection.register("measured", measured)
        connection.execute(
            f"insert into progression by name select *, {value_ids.expression('progression')} as value_id from measured"
        )
        connection.unregister("measured")
    connection.execute("drop table ladder_numbered")
    connection.execute("drop table ladder_base")


def _measured(counts: dict[str, Floats], unknown: np.typing.NDArray[np.bool_]) -> dict[str, Floats]:
    found: dict[str, Floats] = {}
    for name, base in (("share", "everyone"), ("share_known", "known")):
        of_known = base == "known"
        chosen = _held(counts["headcount"], counts[base]) & ~(unknown & of_known)
        bounds = intervals.wilson(counts["headcount"][chosen], counts[base][chosen])
        share = 100 * counts["headcount"][chosen] / counts[base][chosen]
        found |= _columns(name, chosen, share, 100 * bounds.low, 100 * bounds.high)
        below = (counts["headcount_below"], counts[f"{base}_below"])
        chosen &= _held(*below)
        here = (counts["headcount"][chosen], counts[base][chosen])
        there = (below[0][chosen], below[1][chosen])
        points = intervals.difference(*here, *there)
        step = 100 * (here[0] / here[1] - there[0] / there[1])
        found |= _columns("step_known" if of_known else "step", chosen, step, 100 * points.low, 100 * points.high)
    chosen = _held(counts["headcount"], counts["known"]) & _held(counts["whole_known"], counts["whole"]) & ~unknown
    index = progression.representation_index(
        *(counts[name][chosen] for name in ("headcount", "known", "whole", "whole_known"))
    )
    return found | _columns("representation_index", chosen, index.value, index.low, index.high)


def _held(count: Floats, base: Floats) -> np.typing.NDArray[np.bool_]:
    """Where a count is shown and there is anybody in its base."""
    return ~np.isnan(count) & (np.nan_to_num(base) > 0)


def _columns(name: str, chosen: np.typing.NDArray[np.bool_], *values: Floats) -> dict[str, Floats]:
    columns = {}
    for suffix, some in zip(("", "_low", "_high"), values, strict=True):
        columns[f"{name}{suffix}"] = np.full(chosen.shape, np.nan)
        columns[f"{name}{suffix}"][chosen] = some
    return columns


def number(value: float) -> float | None:
    """The number, or None where it is not one."""
    return None if np.isnan(value) else float(value)
