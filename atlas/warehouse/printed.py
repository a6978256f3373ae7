"""What others print of the quantities in a return: percentages and ratios, whose roundings bound the counts behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from atlas.measures import likelihood
from atlas.measures.count_relations import Printed, Sum
from atlas.measures.disclosure import Cell
from atlas.warehouse import return_sums, tables
from atlas.warehouse.return_sums import BOARD, COUNT, DENOMINATOR, NUMERATOR, REPRESENTATION, TOTAL, Quantity, Sums

Row = Mapping[str, Any]
# A trailing nought may have been lost on the way here, so a number counts as printed with at least so many decimals.
_DECIMALS = {"rate": 1, "share": 1, "ratio": 2}

_PRINTED = """
    select organisation, wres_year, indicator, part, breakdown, "group", statistic, value, indicator.ratio as direction
    from "{table}" as figure join indicator using (indicator)
    where statistic in ('rate', 'share', 'ratio') and value > 0 and numerator is null and "precision" <> 'bound'
        and status <> 'quarantined'
        and (organisation, wres_year) in (select (organisation, wres_year) from figure_staged)
    order by all
"""


def read(connection: duckdb.DuckDBPyConnection, table: str) -> dict[tuple[str, int], list[Row]]:
    """What ``table`` holds in print of the organisations and years in ``figure_staged``."""
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in tables.dictionaries(connection, _PRINTED.format(table=table)):
        found[row["organisation"], row["wres_year"]].append(row)
    return found


def add(rows: Iterable[Row], found: Sums) -> None:
    """Add what is printed to the relations of a return, where the return's own counts agree with it."""
    for row in rows:
        relation = _ratio(row) if row["statistic"] == "ratio" else _rate(row, found)
        if relation is not None and found.cells.keys() >= set(relation.members) and found.holds(relation):
            found.relations.append(relation)


def _rate(row: Row, found: Sums) -> Printed | None:
    low, high = _rounded(row)
    what = (row["indicator"], row["part"], row["breakdown"])
    if row["indicator"] == REPRESENTATION:
        one = Quantity(*what[:2], what[2] or return_sums.ALL_GRADES, row["group"], COUNT)
        groups = tuple(one._replace(group=group) for group in return_sums.GROUPS)
        if not found.cells.keys() >= set(groups):
            return None
        everyone = (*what, "everyone")
        found.cells[everyone] = Cell(None, sum(found.cells[group].value for group in groups), never_shown=True)
        found.relations.append(Sum(everyone, groups))
        return Printed((one,), (everyone,), low / 100, high / 100)
    event = Quantity(*what, row["group"], NUMERATOR)
    base = event._replace(group=TOTAL) if row["indicator"] == BOARD else event._replace(side=DENOMINATOR)
    return Printed((event,), (base,), low / 100, high / 100)


def _ratio(row: Row) -> Printed | None:
    low, high = _rounded(row)
    upper, lower = ("bme", "white") if row["direction"] == likelihood.BME_OVER_WHITE else ("white", "bme")
    over, under = (
        Quantity(row["indicator"], row["part"], row["breakdown"], group, NUMERATOR) for group in (upper, lower)
    )
    return Printed(
        (over, under._replace(side=DENOMINATOR)), (under, over._replace(side=DENOMINATOR)), low, high
    )  # fmt: skip


def _rounded(row: Row) -> tuple[float, float]:
    """The numbers that round to a printed one."""
    decimals = len(f"{row['value']:.15g}".partition(".")[2])
    half = 0.5 * 10.0 ** -max(decimals, _DECIMALS[row["statistic"]])
    return max(row["value"] - half, 0.0), row["value"] + half
