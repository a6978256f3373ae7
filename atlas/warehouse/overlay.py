"""Laying an owner's unpublished return over a finished warehouse, on the owner's machine only.

The overlay lies in the folder of what the machine generates, never in ``data/``. It is laid over a copy of the public
warehouse after all else is computed, so no rank, family, pooled value, count of coverage or file can have it inside.

The owner may look at it with nothing hidden: with ``Settings.private`` (``ATLAS_PRIVATE=1``) a build also writes
``Settings.private_warehouse``, and ``Settings.served_warehouse`` is that file. Pages open it and nothing else does:
files are always made from the published warehouse beside it. Every build first removes the one of the build before.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from atlas.warehouse import (
    area_counts,
    fill_figures,
    fill_measures,
    fill_return_progression,
    fill_scorecard,
    fill_trend,
    judge,
    limits,
    protect,
    tables,
    tiers,
    value_inputs,
)
from atlas.warehouse.inputs import overlay_digest, overlay_files

SOURCE = SERIES = "supplied-return"
_SOURCE_ROW = {
    "source": SOURCE,
    "title": "WRES return supplied by its owner, not published",
    "short": "Supplied by its owner, not published",
    "publisher": "The organisation itself",
    "landing_page": "",
    "licence": "Not published; on this machine only",
    "licence_confirmed": False,
    "provenance": "owner",
    "rank": 1000,
    "series": SERIES,
    "vintage": "",
    "cadence": "",
    "next_release": "",
    "feeds": "All nine indicators as far as the return gives them",
    "attribution": "",
    "held": True,
    "figures": 0,
}


def fill_inputs(connection: duckdb.DuckDBPyConnection, home: Path, *, protect_counts: bool = True) -> None:
    """Add the figures of the overlay in ``home`` to a finished warehouse, small counts hidden if ``protect_counts``."""
    tables.insert(connection, "source", [_SOURCE_ROW])
    fill_figures.stage(connection)
    tables.load_files(connection, "figure_staged", overlay_files(home))
    tiers.add(connection)
    if protect_counts:
        protect.apply(connection, "figure")
    else:
        connection.execute("insert into meta values ('small_counts', 'in sight')")
    tiers.keep(connection)
    connection.execute("insert into figure from figure_staged order by figure_id")
    fill_figures.unstage(connection)


def fill_results(connection: duckdb.DuckDBPyConnection, data: Path, home: Path) -> None:
    """Judge the overlay's figures, apart from all others and best of nothing, and say that they are there."""
    thresholds = limits.load(data / "verdict.toml")
    found = fill_measures.supplied_pairs(connection, SERIES)
    tables.insert(connection, "measure", judge.judge(found, fill_measures.definitions(connection), thresholds))
    value_inputs.of_pairs(connection, found)
    everyone = area_counts.staff(connection, found)
    fill_return_progression.fill(connection, everyone, thresholds, supplied=True)
    connection.execute("delete from value_input where value_id in (select value_id from trend)")
    connection.execute("delete from trend")
    fill_trend.fill(connection)
    fill_scorecard.fill(connection)
    _say(connection, home)


def _say(connection: duckdb.DuckDBPyConnection, home: Path) -> None:
    """Facts for the banner: how many figures and whose; and which overlay it was."""
    connection.execute("insert into meta values ('overlay_version', ?)", [overlay_digest(home)])
    connection.execute("update source set figures = (select count(*) from figure where figure.source = source.source)")
    connection.execute(
        """
        insert into meta
        select 'supplied_figures', count(*)::text from figure where source = $source
        union all
        select 'supplied_by', string_agg(distinct short_name, '; ' order by short_name)
        from figure join organisation on organisation.code = figure.organisation
        where source = $source
        """,
        {"source": SOURCE},
    )
