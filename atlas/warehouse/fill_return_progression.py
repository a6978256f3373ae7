"""Headcounts of returns by band → the ladders of trusts and of areas pooled from them, their steps and parity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from atlas.measures import progression
from atlas.warehouse import area_counts, ladder_rows, tables
from atlas.warehouse.area_counts import Staff
from atlas.warehouse.bands import LABELS, TIERS
from atlas.warehouse.fill_progression import KNOWN_BASE
from atlas.warehouse.limits import Limits

Row = dict[str, Any]
HIDDEN_TIER = "too few people to publish in a tier"

_TIERS = """
    select
        organisation, snapshot_date, any_value(wres_year) as wres_year, source, ladder,
        {tiers}
    from return_ladder
    where starts_with(band, 'tier_')
    group by organisation, snapshot_date, source, ladder
    order by organisation, snapshot_date, source, ladder
""".format(
    tiers=", ".join(
        f"max({group}) filter (band = 'tier_{tier}') as {group}_{tier}" for group in ("white", "bme") for tier in TIERS
    )
)
# Every staff group together with the upper tier of the Agenda for Change and VSM ladder, in the same trusts.
_PARITY = """
    with whole as (
        select
            figure.organisation, snapshot_date, figure.source,
            max(value) filter ("group" = 'white') as white, max(value) filter ("group" = 'bme') as bme
        from figure
        where indicator = 'representation' and statistic = 'count' and part = 'whole' and breakdown = 'all_grades'
        group by all
    ),
    own as (
        select
            ladder.organisation, ladder.snapshot_date, ladder.source,
            ladder.white + ladder.bme as upper, ladder.bme as upper_bme,
            total_white + total_bme as afc, total_bme as afc_bme,
            whole.white + whole.bme as everyone, whole.bme as everyone_bme
        from return_ladder as ladder
        join whole using (organisation, snapshot_date, source)
        where ladder.ladder = 'all' and band = 'tier_upper' and not pooled
    ),
    placed as (
        select *, false as pooled from own
        union all
        select
            area.organisation, area.snapshot_date, area.source, sum(upper), sum(upper_bme), sum(afc), sum(afc_bme),
            sum(own.everyone), sum(everyone_bme), true
        from return_ladder as area
        join area_trust on area_trust.area = area.organisation and area_trust.day = area.snapshot_date
        join own on own.organisation = area_trust.trust and own.snapshot_date = area.snapshot_date
        where area.ladder = 'all' and area.band = 'tier_upper' and area.pooled
            and own.upper is not null and own.afc is not null
        group by area.organisation, area.snapshot_date, area.source
    )
    select
        organisation, snapshot_date, source, 'afc_vsm' as yardstick, upper::integer as upper_everyone,
        upper_bme::integer as upper_bme, afc::integer as whole_everyone, afc_bme::integer as whole_bme
    from placed
    where upper > 0 and afc > 0
    union all
    select
        organisation, snapshot_date, source, 'all_staff', upper::integer, upper_bme::integer, everyone::integer,
        everyone_bme::integer
    from placed
    where upper > 0 and everyone > 0
    order by organisation, snapshot_date, yardstick
"""


def fill(connection: duckdb.DuckDBPyConnection, everyone: Staff, limits: Limits, *, supplied: bool = False) -> None:
    """Add trusts, and areas of which enough staff are in trusts with bands, to the tables of the ladder.

    ``supplied`` takes the unpublished returns of their owners in place of the published ones, and pools none. An
    organisation or area with a ladder already in the tables on that day keeps the one that it has.
    """
    _register_areas(connection, everyone)
    labels = [
        {"band": band, "band_label": label, "tier": tier, "band_position": place}
        for place, (band, (label, tier)) in enumerate(LABELS.items())
    ]
    connection.register("band_label", pa.Table.from_pylist(labels))
    tables.run_statement(connection, "return_ladder", supplied=supplied, shown_from=limits.shown_from)
    tables.insert(connection, "progression_step", _steps(tables.dictionaries(connection, _TIERS)))
    tables.insert(connection, "parity", [_parity(row) for row in tables.dictionaries(connection, _PARITY)])
    tables.run_statement(connection, "return_ladder_rows")
    connection.execute("drop table return_ladder")
    ladder_rows.fill(connection)
    for name in ("band_label", "area_trust"):
        connection.unregister(name)


def _register_areas(connection: duckdb.DuckDBPyConnection, everyone: Staff) -> None:
    """``area_trust``: one row per area, trust and day on which a return counts bands, with the staff of each."""
    days = connection.execute("select distinct snapshot_date from tier_count order by 1").fetchall()
    rows = [row for (day,) in days for row in area_counts.weights(everyone, str(day), day.year)]
    columns = {
        "area": pa.string(), "trust": pa.string(), "day": pa.date32(), "people": pa.float64(),
        "area_people": pa.float64(), "area_trusts": pa.int32(), "of_what": pa.string(),
    }  # fmt: skip
    schema = pa.schema(list(columns.items()))
    days_of = {str(day): day for (day,) in days}
    listed = [row | {"day": days_of[row["day"]]} for row in rows]
    connection.register("area_trust", pa.Table.from_pylist(listed, schema=schema))


def _steps(rows: Sequence[Row]) -> list[Row]:
    """The Race Disparity Ratio at each step; where a tier is hidden the row says so."""
    shown = [
        row for row in rows if all(row[f"{group}_{tier}"] is not None for group in ("white", "bme") for tier in TIERS)
    ]
    disparities = {}
    if shown:
        white, bme = (
            tuple(np.array([row[f"{group}_{tier}"] for row in shown], dtype=float) for tier in TIERS)
            for group in ("white", "bme")
        )
        disparities = progression.race_disparity_ratio((white[0], white[1], white[2]), (bme[0], bme[1], bme[2]))
    place_of = {id(row): place for place, row in enumerate(shown)}
    steps = []
    for row in rows:
        for step, (start, end) in progression.STEPS.items():
            told: Row = {"ratio": None, "low": None, "high": None, "method": HIDDEN_TIER}
            if id(row) in place_of:
                found, place = disparities[step], place_of[id(row)]
                numbers = (found.ratio[place], found.low[place], found.high[place])
                told = dict(zip(("ratio", "low", "high"), map(ladder_rows.number, numbers), strict=True))
                told["method"] = found.method[place]
            steps.append(
                {key: row[key] for key in ("organisation", "snapshot_date", "wres_year", "ladder", "source")}
                | {"group": "bme", "step": step}
                | {f"white_{end_of}": row[f"white_{tier}"] for end_of, tier in (("from", start), ("to", end))}
                | {f"group_{end_of}": row[f"bme_{tier}"] for end_of, tier in (("from", start), ("to", end))}
                | told
            )
    return steps


def _parity(row: Row) -> Row:
    parity = progression.staff_to_parity(
        row["upper_bme"], row["upper_everyone"], row["whole_bme"], row["whole_everyone"]
    )
    return row | {"whole_share": 100 * parity.share, "needed": parity.needed, "base": KNOWN_BASE}
