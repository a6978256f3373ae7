"""data/figures → the tables of published figures and of rows set aside."""

from __future__ import annotations

from pathlib import Path

import duckdb

from atlas.errors import CheckError
from atlas.warehouse import protect, tables

QUARANTINE = ".quarantine.csv"
# Counts in these files came in through a return, and small ones are hidden before anything is computed.
RETURN = ".return."


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Load every tidy file, mark superseded figures and count each source's figures.

    Raises CheckError when two figures of one file have the same key: neither could be told from the other.
    """
    files = figure_files(data)
    returns = [path for path in files if RETURN in path.name]
    tables.load_files(connection, "figure_staged", returns)
    protect.apply(connection)
    tables.load_files(connection, "figure_staged", [path for path in files if path not in returns])
    repeated = connection.execute(
        'select any_value(source), any_value(organisation), any_value(indicator), list("row" order by "row")[:5] '
        "from figure_staged group by figure_id having count(*) > 1 order by figure_id limit 3"
    ).fetchall()
    if repeated:
        shown = "; ".join(
            f"data/figures/{source}*.csv: {organisation} {indicator}, rows {', '.join(rows)}"
            for source, organisation, indicator, rows in repeated
        )
        raise CheckError(f"Check “one figure a key” failed: the same key stands twice ({shown}). Keep one of them.")
    tables.run_statement(connection, "figure")
    tables.run_statement(connection, "staff_in_post")
    connection.execute("update source set figures = (select count(*) from figure where figure.source = source.source)")
    connection.execute("update source set held = held or figures > 0")  # a wanted publication may have been taken in
    for path in sorted((data / "figures").glob(f"*{QUARANTINE}")):
        tables.load_file(connection, "quarantine", path)


def figure_files(data: Path) -> list[Path]:
    """The tidy files of ``data/figures``, in order of name."""
    return [path for path in sorted((data / "figures").glob("*.csv")) if not path.name.endswith(QUARANTINE)]
