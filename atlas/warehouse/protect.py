"""Disclosure control of the figures that came in through a return, before anything is computed from them.

Official tables of other publications pass unchanged; a return is protected whether or not its counts are published
elsewhere. What is hidden keeps its row, with the status that says so.

What is hidden in one organisation and year is chosen with all that a reader may have beside it: other returns of the
same organisation and year, what was held of them before a return was replaced, and what others print of the same
quantity. Nothing has to be hidden of an area or of a trust with its predecessors: whatever is computed, pooled upward
or compared between years is computed after this step, from shown counts only, and so cannot tell a hidden one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Set
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from atlas.measures import disclosure
from atlas.warehouse import printed, return_sums, tables
from atlas.warehouse.return_sums import BOARD, DENOMINATOR, Quantity

Row = dict[str, Any]
# One text for both reasons: which of the two it is would tell the small counts from the others.
REASON = "Too few people to publish, or enough to work out a number that is too small."

_COUNTS = """
    select
        figure_id, source, organisation, wres_year, indicator, part, breakdown, "group", statistic,
        value::bigint as value, numerator::bigint as numerator, denominator::bigint as denominator, period_kind,
        {version} as version
    from "{table}" as counted
    where (numerator is not null or statistic = 'count' and value is not null or note = $reason)
        and (organisation, wres_year) in (select (organisation, wres_year) from figure_staged)
    order by organisation, wres_year, version, source, figure_id
"""
_HIDE = """
    update figure_staged
    set value = null, numerator = null, denominator = if(with_base, null, denominator), status = 'suppressed',
        note = $reason
    from hidden
    where hidden.figure_id = figure_staged.figure_id
"""


class Readers:
    """What readers may have of one organisation and year beside the table at hand: counts shown, and counts hidden."""

    def __init__(self) -> None:
        self.shown: dict[Quantity, int] = {}
        self.withheld: dict[Quantity, int | None] = {}
        self.tables: list[tuple[dict[Quantity, int], set[Quantity]]] = []

    def learn(self, counts: Mapping[Quantity, int | None], hidden: Set[Hashable]) -> None:
        """Add a table that shows ``counts`` but for the figures ``hidden``; None is a count hidden earlier."""
        shown = set()
        for quantity, value in counts.items():
            if value is None or return_sums.figure_of(quantity) in hidden:
                self.withheld.setdefault(quantity, value)
            else:
                self.shown.setdefault(quantity, value)
                shown.add(quantity)
        self.tables.append(({quantity: value for quantity, value in counts.items() if value is not None}, shown))


def apply(connection: duckdb.DuckDBPyConnection, public: str) -> int:
    """Hide what must be hidden in ``figure_staged``, which holds returns only; how many figures were hidden.

    ``public`` names the table of all other figures; ``figure_earlier`` holds what returns said before they were
    replaced, each time with a number of its own.
    """
    held = {
        "before": _tables(connection, public, "0"),
        "earlier": _tables(connection, "figure_earlier", "version"),
        "now": _tables(connection, "figure_staged", "0"),
    }
    in_print = printed.read(connection, public)
    hidden: dict[str, bool] = {}
    for place, now in held["now"].items():
        readers = Readers()
        for rows in held["before"].get(place, []):
            readers.learn(_counts(rows), frozenset())
        for rows in [*held["earlier"].get(place, []), *now]:
            counts = _counts(rows)
            chosen = _hidden(counts, _surveyed(rows), readers, in_print.get(place, []))
            readers.learn(counts, chosen)
            hidden |= _figures(rows, chosen) if rows in now else {}
    if hidden:
        connection.register("hidden", pa.table({"figure_id": list(hidden), "with_base": list(hidden.values())}))
        try:
            connection.execute(_HIDE, {"reason": REASON})
        finally:
            connection.unregister("hidden")
    return len(hidden)


def _tables(connection: duckdb.DuckDBPyConnection, table: str, version: str) -> dict[tuple[str, int], list[list[Row]]]:
    """Figures with counts by organisation and year: those of each source, and of each time it was replaced, apart."""
    rows = tables.dictionaries(connection, _COUNTS.format(table=table, version=version), {"reason": REASON})
    found: dict[tuple[str, int], list[list[Row]]] = defaultdict(list)
    for (organisation, year, *_), group in groupby(
        rows, key=lambda row: (row["organisation"], row["wres_year"], row["version"], row["source"])
    ):
        found[organisation, year].append(list(group))
    return found


def _counts(rows: Iterable[Row]) -> dict[Quantity, int | None]:
    return {quantity: value for row in rows for quantity, value in return_sums.quantities(row).items()}


def _surveyed(rows: Iterable[Row]) -> set[str]:
    return {row["indicator"] for row in rows if row["period_kind"] == "survey"}


def _hidden(
    told: Mapping[Quantity, int | None], surveyed: set[str], readers: Readers, in_print: Iterable[Mapping[str, Any]]
) -> set[Hashable]:
    """The figures to hide of one table."""
    own = {quantity: value for quantity, value in told.items() if value is not None}
    beside = {quantity: value for quantity, value in readers.withheld.items() if value is not None} | readers.shown
    found = return_sums.system(beside | own, surveyed)
    printed.add(in_print, found)
    known: set[Hashable] = {quantity for quantity, value in readers.shown.items() if own.get(quantity, value) == value}
    own_sums = len(found.relations)
    for counts, shown in readers.tables:
        known |= found.add_other(return_sums.system(counts, surveyed), shown)
    before = {return_sums.figure_of(quantity) for quantity in readers.withheld}
    # A table that tells nothing else of the same people, such as how many answered, ties no second knot.
    others = len(found.relations) > own_sums
    return disclosure.protect(found.cells, found.relations, known=known, hidden=before, in_rings=others)


def _figures(rows: Iterable[Row], hidden: Set[Hashable]) -> dict[str, bool]:
    """Figures with something to hide, and whether their base is."""
    found = {}
    for row in rows:
        figures = {return_sums.figure_of(quantity) for quantity in return_sums.quantities(row)}
        if figures & hidden:
            is_base = any(isinstance(one, Quantity) and one.side == DENOMINATOR for one in figures & hidden)
            found[row["figure_id"]] = is_base or row["indicator"] == BOARD
    return found
