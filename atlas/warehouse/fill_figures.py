"""data/figures → the tables of published figures and of rows set aside."""

from __future__ import annotations

from pathlib import Path

import duckdb

from atlas.errors import CheckError
from atlas.warehouse import fill_suppression, protect, tables, tiers

QUARANTINE = ".quarantine.csv"
# Counts in these files came in through a return, and small ones are hidden before anything is computed.
RETURN = ".return."
# What returns said before they were replaced is shown nowhere; readers may have kept it.
EARLIER = "earlier"


def fill(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Load every tidy file, mark superseded figures and count each source's figures.

    Raises CheckError when two figures of one file have the same key: neither could be told from the other.
    """
    files = figure_files(data)
    returns = [path for path in files if RETURN in path.name]
    stage(connection)
    tables.load_files(connection, "figure_staged", [path for path in files if path not in returns])
    connection.execute("alter table figure_staged rename to figure_public")
    stage(connection)
    _load_earlier(connection, data)
    tables.load_files(connection, "figure_staged", returns)
    tiers.add(connection)
    protect.apply(connection, "figure_public")
    tiers.keep(connection)
    fill_suppression.fill(connection)
    connection.execute("insert into figure_staged from figure_public")
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
    unstage(connection)
    connection.execute("drop table figure_public")
    tables.run_statement(connection, "staff_in_post")
    connection.execute("update source set figures = (select count(*) from figure where figure.source = source.source)")
    connection.execute("update source set held = held or figures > 0")  # a wanted publication may have been taken in
    for path in sorted((data / "figures").glob(f"*{QUARANTINE}")):
        tables.load_file(connection, "quarantine", path)


def stage(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that figures are read into: ``figure_staged``, and ``figure_earlier`` for replaced returns."""
    connection.execute("create or replace table figure_staged as from figure limit 0")
    connection.execute("create table if not exists figure_earlier as select *, 0 as version from figure limit 0")


def unstage(connection: duckdb.DuckDBPyConnection) -> None:
    """Drop the tables of ``stage``."""
    connection.execute("drop table figure_staged")
    connection.execute("drop table figure_earlier")


def _load_earlier(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Returns as they were before they were replaced, oldest first, into ``figure_earlier``."""
    for version, path in enumerate(earlier_files(data)):
        tables.load_file(connection, "figure_staged", path)
        tiers.add(connection)
        connection.execute("insert into figure_earlier select *, ? from figure_staged", [version])
        connection.execute("delete from figure_staged")


def earlier_files(data: Path) -> list[Path]:
    """What returns said before they were replaced, oldest first: ``<source>.return.<WRES year>.<number>.csv``."""
    found = (data / "figures" / EARLIER).glob("*.csv")
    return sorted(found, key=lambda path: (path.name.split(RETURN)[0], int(path.suffixes[-2][1:]), path.name))


def figure_files(data: Path) -> list[Path]:
    """The tidy files of ``data/figures``, in order of name."""
    return [path for path in sorted((data / "figures").glob("*.csv")) if not path.name.endswith(QUARANTINE)]
