"""Published headcounts by role group, band and ethnic group → the ladder, its steps and the staff needed for parity."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from atlas.measures import progression
from atlas.warehouse import ladder_rows, tables
from atlas.warehouse.bands import LABELS, MEDICAL, TIERED, TOTAL
from atlas.warehouse.tiers import BREAKDOWNS, PREFIX

Row = dict[str, Any]
# A ladder: the role-group ladders that it sums, and the bands that stand on it.
LADDERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "clinical": (("clinical_qualified",), TIERED),
    "clinical_with_support": (("clinical_qualified", "clinical_support"), TIERED),
    "non_clinical": (("non_clinical",), TIERED),
    "medical": (("medical",), MEDICAL),
    "all": (("clinical_qualified", "clinical_support", "non_clinical", "medical", "unknown"), TIERED),
}
KNOWN = ("white", "asian", "black", "chinese", "mixed", "other")
MINORITIES = KNOWN[1:]
GROUPS = ("bme", *KNOWN, "unknown")
KNOWN_BASE = "staff whose ethnic group is known"

_HEADCOUNTS = """
    select
        organisation, snapshot_date, wres_year, figure.source, role_group.ladder, breakdown as band,
        case when ethnic_group.wres_group = 'unknown' then 'unknown' else "group" end as "group",
        sum(value)::integer as headcount
    from figure
    join source using (source)
    join role_group on role_group.role_group = figure.part
    join ethnic_group on ethnic_group.code = figure."group"
    where indicator = 'representation' and statistic = 'count' and value is not null
    group by all
    order by organisation, snapshot_date, figure.source, role_group.ladder, band, "group"
"""


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill ``progression``, ``progression_step`` and ``parity`` from published headcounts by role group."""
    snapshots: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in tables.dictionaries(connection, _HEADCOUNTS):
        snapshots[(row["organisation"], row["snapshot_date"], row["wres_year"], row["source"])].append(row)
    band_rows: list[Row] = []
    step_rows: list[Row] = []
    parity_rows: list[Row] = []
    for (organisation, date, wres_year, source), rows in snapshots.items():
        when = {"organisation": organisation, "snapshot_date": date, "source": source}
        for ladder in LADDERS:
            counts = _ladder_counts(rows, ladder)
            if counts:
                band_rows += [when | {"wres_year": wres_year} | row for row in _bands(ladder, counts)]
                step_rows += [when | {"wres_year": wres_year} | row for row in _tiers(ladder, counts)]
        parity_rows += [when | row for row in _parity(rows)]
    if band_rows:
        connection.register("national", pa.Table.from_pylist(band_rows))
        connection.execute("create or replace temp table ladder_base as from national")
        connection.unregister("national")
        ladder_rows.fill(connection)
    tables.insert(connection, "progression_step", _steps(step_rows))
    tables.insert(connection, "parity", parity_rows)


def _ladder_counts(rows: list[Row], ladder: str) -> dict[str, dict[str, int]]:
    """Headcount by band and group; bands in which nobody was counted are left out."""
    ladders, bands = LADDERS[ladder]
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        if row["ladder"] in ladders and row["band"] in bands:
            cell = counts.setdefault(row["band"], dict.fromkeys((*KNOWN, "unknown"), 0))
            cell[row["group"]] += row["headcount"]
    return {band: counts[band] for band in bands if band in counts}


def _bands(ladder: str, counts: dict[str, dict[str, int]]) -> list[Row]:
    total = _summed(counts.values())
    rows = []
    cells = {TOTAL: total, **counts, **(_tier_cells(counts) if ladder != "medical" else {})}
    for position, (band, cell) in enumerate(cells.items()):
        label, tier = LABELS[band]
        known = sum(cell[group] for group in KNOWN)
        for group in GROUPS:
            rows.append(
                {
                    "ladder": ladder,
                    "band": band,
                    "band_label": label,
                    "band_position": position,
                    "tier": tier,
                    "group": group,
                    "headcount": _of(cell, group),
                    "known": known,
                    "everyone": known + cell["unknown"],
                    "whole": _of(total, group),
                    "whole_known": sum(total[name] for name in KNOWN),
                    "status": "derived",
                }
            )
    return rows


def _tier_cells(counts: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    return {
        tier: _summed(cell for band, cell in counts.items() if LABELS[band][1] == tier.removeprefix(PREFIX))
        for tier in BREAKDOWNS
    }


def _tiers(ladder: str, counts: dict[str, dict[str, int]]) -> list[Row]:
    """Headcount of White staff and of each other group in the three tiers; none where a ladder has no tiers."""
    tiers = _tier_cells(counts)
    if not any(cell["white"] for cell in tiers.values()):
        return []
    return [
        {
            "ladder": ladder,
            "group": group,
            "white": tuple(cell["white"] for cell in tiers.values()),
            "others": tuple(_of(cell, group) for cell in tiers.values()),
        }
        for group in ("bme", *MINORITIES)
    ]


def _steps(rows: list[Row]) -> list[Row]:
    """The Race Disparity Ratio of each row at each step."""
    if not rows:
        return []
    white = np.array([row["white"] for row in rows], dtype=float).T
    others = np.array([row["others"] for row in rows], dtype=float).T
    disparities = progression.race_disparity_ratio((white[0], white[1], white[2]), (others[0], others[1], others[2]))
    tier_index = {"lower": 0, "middle": 1, "upper": 2}
    steps = []
    for position, row in enumerate(rows):
        for step, (start, end) in progression.STEPS.items():
            found, x, y = disparities[step], tier_index[start], tier_index[end]
            steps.append(
                {key: row[key] for key in ("organisation", "snapshot_date", "wres_year", "ladder", "group", "source")}
                | {
                    "step": step,
                    "white_from": row["white"][x],
                    "white_to": row["white"][y],
                    "group_from": row["others"][x],
                    "group_to": row["others"][y],
                    "ratio": ladder_rows.number(found.ratio[position]),
                    "low": ladder_rows.number(found.low[position]),
                    "high": ladder_rows.number(found.high[position]),
                    "method": found.method[position],
                }
            )
    return steps


def _parity(rows: list[Row]) -> list[Row]:
    """Staff needed for parity in band 8a and above by two yardsticks, all on known ethnicity.

    The upper tier and the first yardstick count Agenda for Change and VSM staff of every role group; the second takes
    the share of all staff, doctors included, from the headcount over all grades, in which nobody stands twice.
    """
    afc = _summed(_ladder_counts(rows, "all").values())
    upper = _summed(cell for band, cell in _ladder_counts(rows, "all").items() if LABELS[band][1] == "upper")
    everyone = dict.fromkeys((*KNOWN, "unknown"), 0)
    for row in rows:
        if row["band"] == "all_grades":
            everyone[row["group"]] += row["headcount"]
    found = []
    for yardstick, whole in (("afc_vsm", afc), ("all_staff", everyone)):
        whole_known, upper_known = (sum(cell[group] for group in KNOWN) for cell in (whole, upper))
        if not whole_known or not upper_known:
            continue
        parity = progression.staff_to_parity(_of(upper, "bme"), upper_known, _of(whole, "bme"), whole_known)
        found.append(
            {
                "yardstick": yardstick,
                "upper_everyone": upper_known,
                "upper_bme": _of(upper, "bme"),
                "whole_everyone": whole_known,
                "whole_bme": _of(whole, "bme"),
                "whole_share": 100 * parity.share,
                "needed": parity.needed,
                "base": KNOWN_BASE,
            }
        )
    return found


def _of(cell: dict[str, int], group: str) -> int:
    return sum(cell[name] for name in MINORITIES) if group == "bme" else cell[group]


def _summed(cells: Any) -> dict[str, int]:
    total = dict.fromkeys((*KNOWN, "unknown"), 0)
    for cell in cells:
        for group, headcount in cell.items():
            total[group] += headcount
    return total
