"""What must hold of a warehouse before it is swapped in: one query in ``check/`` a rule, giving the rows at fault."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources

import duckdb

from atlas.errors import CheckError

# What was read is checked before anything is computed from it, and what was computed after.
INPUTS, RESULTS = "inputs", "results"
ROWS_SHOWN = 5

# Every figure with the file it stands in and the words that point at it.
_DESCRIBED_FIGURE = """
    create temporary view described_figure as
    select
        *, 'data/figures/' || source || '*.csv' as stands_in,
        concat_ws(
            ' ', organisation, indicator, part, "group", statistic, value, period_end,
            'read from', file, sheet, 'row', "row", "column"
        ) as said
    from figure
"""


@dataclass(frozen=True)
class Check:
    """``query`` returns (file, words about the row) for every row at fault; ``remedy`` says what to do about them."""

    name: str
    remedy: str
    query: str


def load(stage: str) -> tuple[Check, ...]:
    """The checks of a stage: the first line of each file is its name, the second its remedy."""
    folder = resources.files("atlas.warehouse") / "check" / stage
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.iterdir(), key=lambda file: file.name)]
    return tuple(_check(text) for text in texts)


def run(connection: duckdb.DuckDBPyConnection, stage: str) -> tuple[str, ...]:
    """Run the checks of a stage and return their names. Raises CheckError naming check, rows and file of any fault."""
    checks = load(stage)
    connection.execute(_DESCRIBED_FIGURE)
    try:
        faults = [fault for check in checks if (fault := _fault(connection, check))]
    finally:
        connection.execute("drop view described_figure")
    if faults:
        raise CheckError("\n".join(faults))
    return tuple(check.name for check in checks)


def _check(text: str) -> Check:
    name, remedy = (line.removeprefix("-- ") for line in text.splitlines()[:2])
    return Check(name, remedy, text)


def _fault(connection: duckdb.DuckDBPyConnection, check: Check) -> str:
    rows = connection.execute(check.query).fetchall()
    if not rows:
        return ""
    file = rows[0][0]
    shown = "; ".join(words for _, words in rows[:ROWS_SHOWN])
    more = f"; and {len(rows) - ROWS_SHOWN} more" if len(rows) > ROWS_SHOWN else ""
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return f"Check “{check.name}” failed on {count} of {file}: {shown}{more}. {check.remedy}"
