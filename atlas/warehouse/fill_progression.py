"""Headcounts by band and ethnic group → the ladder, its steps and the staff needed for parity."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import duckdb
import numpy as np

from atlas.measures import intervals, progression
from atlas.warehouse import tables

Row = dict[str, Any]
# Bands in order with label and tier. Doctor grades and other pay stand in no tier.
BANDS = {
    **{f"band_{n}": (f"Band {n}", "lower") for n in range(1, 6)},
    **{f"band_{n}": (f"Band {n}", "middle") for n in (6, 7)},
    **{f"band_{n}": (f"Band {n}", "upper") for n in ("8a", "8b", "8c", "8d", "9")},
    "vsm": ("Very senior manager", "upper"),
    "foundation_1": ("Foundation year 1", ""),
    "foundation_2": ("Foundation year 2", ""),
    "core_training": ("Core training", ""),
    "specialty_registrar": ("Specialty registrar", ""),
    "hospital_practitioner": ("Hospital practitioner, clinical assistant", ""),
    "other_doctor": ("Other and local doctor grades", ""),
    "specialty_doctor": ("Specialty doctor", ""),
    "staff_grade": ("Staff grade", ""),
    "associate_specialist": ("Associate specialist", ""),
    "consultant": ("Consultant", ""),
}
TIERED = tuple(band for band, (_, tier) in BANDS.items() if tier)
# A ladder: the role-group ladders that it sums, and the bands that stand on it.
LADDERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "clinical": (("clinical_qualified",), TIERED),
    "clinical_with_support": (("clinical_qualified", "clinical_support"), TIERED),
    "non_clinical": (("non_clinical",), TIERED),
    "medical": (("medical",), tuple(band for band, (_, tier) in BANDS.items() if not tier)),
    "all": (("clinical_qualified", "clinical_support", "non_clinical", "medical", "unknown"), TIERED),
}
TOTAL = "total"
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
    """Fill ``progression``, ``progression_step`` and ``parity`` from the headcounts in ``figure``."""
    snapshots: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in tables.dictionaries(connection, _HEADCOUNTS):
        snapshots[(row["organisation"], row["snapshot_date"], row["wres_year"], row["source"])].append(row)
    ladder_rows: list[Row] = []
    step_rows: list[Row] = []
    parity_rows: list[Row] = []
    for (organisation, date, wres_year, source), rows in snapshots.items():
        when = {"organisation": organisation, "snapshot_date": date, "source": source}
        for ladder in LADDERS:
            counts = _ladder_counts(rows, ladder)
            if counts:
                ladder_rows += [when | {"wres_year": wres_year} | row for row in _bands(ladder, counts)]
                step_rows += [when | {"wres_year": wres_year} | row for row in _tiers(ladder, counts)]
        parity_rows += [when | row for row in _parity(rows)]
    _measure(ladder_rows)
    tables.insert(connection, "progression", ladder_rows)
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
    for position, (band, cell) in enumerate({TOTAL: total, **counts}.items()):
        label, tier = ("All bands", "") if band == TOTAL else BANDS[band]
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


def _measure(rows: list[Row]) -> None:
    """Shares on both bases and the representation index, with Wilson intervals, on every row at once."""
    if not rows:
        return
    columns = ("share", "share_known", "representation_index")
    for row in rows:
        row |= {f"{name}{suffix}": None for name in columns for suffix in ("", "_low", "_high")}
    for name, base in (("share", "everyone"), ("share_known", "known")):
        chosen = [row for row in rows if row[base] and (base == "everyone" or row["group"] != "unknown")]
        counts, bases = _column(chosen, "headcount"), _column(chosen, base)
        bounds = intervals.wilson(counts, bases)
        _store(chosen, name, 100 * counts / bases, 100 * bounds.low, 100 * bounds.high)
    chosen = [row for row in rows if row["known"] and row["whole"] and row["group"] != "unknown"]
    index = progression.representation_index(
        _column(chosen, "headcount"), _column(chosen, "known"), _column(chosen, "whole"), _column(chosen, "whole_known")
    )
    _store(chosen, "representation_index", index.value, index.low, index.high)
    for row in rows:
        del row["whole"], row["whole_known"]


def _tiers(ladder: str, counts: dict[str, dict[str, int]]) -> list[Row]:
    """Headcount of White staff and of each other group in the three tiers; none where a ladder has no tiers."""
    tiers = {
        tier: _summed(cell for band, cell in counts.items() if BANDS[band][1] == tier)
        for tier in ("lower", "middle", "upper")
    }
    if not any(tiers[tier]["white"] for tier in tiers):
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
                    "ratio": _number(found.ratio[position]),
                    "low": _number(found.low[position]),
                    "high": _number(found.high[position]),
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
    upper = _summed(cell for band, cell in _ladder_counts(rows, "all").items() if BANDS[band][1] == "upper")
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


def _column(rows: list[Row], key: str) -> intervals.Floats:
    return np.array([row[key] for row in rows], dtype=float)


def _store(rows: list[Row], key: str, values: intervals.Floats, low: intervals.Floats, high: intervals.Floats) -> None:
    for index, row in enumerate(rows):
        row |= {key: float(values[index]), f"{key}_low": float(low[index]), f"{key}_high": float(high[index])}


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
