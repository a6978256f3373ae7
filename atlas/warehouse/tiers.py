"""Headcounts of the three tiers of a return: summed before small counts are hidden, and hidden with them.

A tier is large where its bands are small: it can be shown of a trust whose single bands cannot, and the disclosure
control takes it for one more total of those bands.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from atlas.warehouse import tables
from atlas.warehouse.bands import BANDS, TIERED, TIERS

PREFIX = "tier_"
OF_BAND = {band: PREFIX + BANDS[band][1] for band in TIERED}
BREAKDOWNS = tuple(PREFIX + tier for tier in TIERS)


def add(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the tiers of every return in ``figure_staged`` whose bands are all given, as counts of their own."""
    bands = pa.table({"band": list(OF_BAND), "tier": list(OF_BAND.values())})
    connection.register("tier_of_band", bands)
    try:
        tables.run_statement(connection, "tier_staged")
    finally:
        connection.unregister("tier_of_band")


def keep(connection: duckdb.DuckDBPyConnection) -> None:
    """Move the tiers from ``figure_staged``, which is for what was published, to ``tier_count``."""
    tables.run_statement(connection, "tier_count")
