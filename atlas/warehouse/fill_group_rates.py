"""Published rates by specific ethnic group → ``group_rate``: each value with its Wilson interval."""

from __future__ import annotations

from typing import Any

import duckdb
import numpy as np

from atlas.measures import intervals
from atlas.warehouse import tables

Row = dict[str, Any]

WEIGHTED = "Weighted percentage on the published number of answers; the design weights are not published."
NO_BASE = "The number of answers is not published, so no interval can be had."

# Where two publications name the specific groups, the best-ranked; White, BME and all staff stand beside them as that
# publication prints them, for another one may have weighted them otherwise.
_PUBLISHED = """
    with rated as (
        -- A broad group stands for itself; a specific one stands within a broad one that is BME or White.
        select figure.*, rank, wres_group in ('bme', 'white') and code <> broad as specific
        from figure
        join source using (source)
        join ethnic_group on code = "group"
        where statistic = 'rate' and breakdown = '' and superseded_by = '' and status <> 'quarantined'
    ),
    chosen as (
        select organisation, indicator, part, period_end, source
        from rated
        where specific
        qualify row_number() over (
            partition by organisation, indicator, part, period_end order by rank, source, figure_id
        ) = 1
    )
    select
        organisation, indicator, part, period_kind, period_end, wres_year, survey_year, "group", value, "precision",
        denominator as base, status, source, figure_id
    from rated
    join chosen using (organisation, indicator, part, period_end, source)
    where specific or "group" in ('all', 'bme', 'white')
    order by organisation, indicator, part, period_end, "group"
"""


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``group_rate`` from ``figure``. Bounds, and values without a number of answers, get no interval."""
    rows = tables.dictionaries(connection, _PUBLISHED)
    judged = [row for row in rows if row["value"] is not None and row["base"] and row["precision"] != "bound"]
    for row in rows:
        row |= {"low": None, "high": None, "method": "", "basis_note": WEIGHTED if row["base"] else NO_BASE}
        del row["precision"]
    if judged:
        shares = np.array([row["value"] for row in judged]) / 100
        bases = np.array([row["base"] for row in judged])
        bounds = intervals.wilson(shares * bases, bases)
        for row, low, high in zip(judged, bounds.low.tolist(), bounds.high.tolist(), strict=True):
            row |= {"low": 100 * low, "high": 100 * high, "method": intervals.WILSON}
    tables.insert(connection, "group_rate", rows)
