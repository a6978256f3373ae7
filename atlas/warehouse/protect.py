"""Disclosure control of the figures that came in through a return, before anything is computed from them.

Official tables of other publications pass unchanged. What is hidden keeps its row, with the status that says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import Any

import duckdb
import pyarrow as pa

from atlas.measures import disclosure
from atlas.measures.disclosure import Cell, Sum
from atlas.warehouse import tables

Row = dict[str, Any]
ALL_GRADES, CONSULTANT, SENIOR_MANAGER = "all_grades", "consultant", "senior_medical_manager"
GROUPS = ("white", "bme", "unknown")
# One text for both reasons: which of the two it is would tell the small counts from the others.
REASON = "Too few people to publish, or enough to work out a number that is too small."
_COUNTED_STAFF = ("disciplinary", "training")

_STAGED = """
    select
        figure_id, source, organisation, wres_year, indicator, part, breakdown, "group", statistic,
        value::bigint as value, numerator::bigint as numerator, denominator::bigint as denominator, period_kind
    from figure_staged
    where value is not null
    order by source, organisation, wres_year, figure_id
"""
_HIDE = """
    update figure_staged
    set value = null, numerator = null, denominator = null, status = 'suppressed', note = $reason
    where figure_id in (select figure_id from hidden)
"""


def apply(connection: duckdb.DuckDBPyConnection) -> int:
    """Hide what must be hidden in ``figure_staged``, which holds returns only; how many figures were hidden."""
    returns: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in tables.dictionaries(connection, _STAGED):
        returns[row["source"], row["organisation"], row["wres_year"]].append(row)
    hidden: list[str] = []
    for rows in returns.values():
        hidden += _hidden(rows)
    if hidden:
        connection.register("hidden", pa.table({"figure_id": hidden}))
        try:
            connection.execute(_HIDE, {"reason": REASON})
        finally:
            connection.unregister("hidden")
    return len(hidden)


def _hidden(rows: list[Row]) -> list[str]:
    """The figures to hide in one organisation's return of one year."""
    cells: dict[Hashable, Cell] = {}
    sums: list[Sum] = []
    figures: dict[Hashable, list[str]] = defaultdict(list)
    for row in rows:
        figure = _shown_together(row)
        figures[figure].append(row["figure_id"])
        cells |= _cells(row, figure)
    places = {(row["indicator"], row["part"], row["breakdown"], row["group"]): row["figure_id"] for row in rows}
    sums += _workforce_sums(places, cells)
    sums += _answer_sums(places, cells)
    sums += _board_sums(rows, cells)
    return sorted(one for figure in disclosure.protect(cells, sums) for one in figures[figure])


def _shown_together(row: Row) -> Hashable:
    """A board's line is shown whole or not at all: each of its shares tells the line's total."""
    return ("board", row["breakdown"]) if row["indicator"] == "board" else row["figure_id"]


def _cells(row: Row, figure: Hashable) -> dict[Hashable, Cell]:
    name = row["figure_id"]
    if row["indicator"] == "board":
        # Board members are known by name, so it is the number of members that decides, not how many are of a group.
        whole = row["breakdown"] == ""
        threshold = disclosure.HEADLINE if whole else disclosure.PART_OF_BOARD
        return {
            ("board", row["breakdown"], "all"): Cell(figure, row["denominator"], threshold),
            ("board", row["breakdown"], row["group"]): Cell(figure, row["numerator"]),
        }
    if row["statistic"] == "count":
        return {(name, "count"): Cell(figure, row["value"], disclosure.HEADLINE)}
    if row["period_kind"] == "survey":
        few = row["denominator"] < disclosure.RESPONDENTS
        return {
            (name, "numerator"): Cell(figure, row["numerator"], disclosure.RESPONDENTS if few else 1),
            (name, "denominator"): Cell(figure, row["denominator"], disclosure.RESPONDENTS),
        }
    return {
        (name, side): Cell(figure, row[side], disclosure.HEADLINE) for side in ("numerator", "denominator")
    }  # fmt: skip


Places = dict[tuple[str, str, str, str], str]


def _workforce_sums(places: Places, cells: dict[Hashable, Cell]) -> list[Sum]:
    """Bands make a staff group, staff groups the whole, and the whole is the staff of indicators 3 and 4."""
    sums = []
    for group in GROUPS:
        columns: dict[str, list[Hashable]] = defaultdict(list)
        for (indicator, part, breakdown, of), figure in places.items():
            banded = breakdown not in ("", ALL_GRADES, SENIOR_MANAGER)
            if indicator == "representation" and of == group and banded:
                columns[part].append((figure, "count"))
        totals: dict[str, Hashable] = {
            part: (figure, "count")
            for (indicator, part, breakdown, of), figure in places.items()
            if indicator == "representation" and breakdown == ALL_GRADES and of == group
        }
        sums += [Sum(totals[part], tuple(columns[part])) for part in totals if columns[part]]
        whole = totals.pop("whole", None)
        if whole is not None:
            sums.append(Sum(whole, tuple(totals.values())))
            for indicator in _COUNTED_STAFF:
                staff = (places.get((indicator, "whole", "", group)), "denominator")
                if staff in cells and cells[staff].value == cells[whole].value:
                    sums.append(Sum(whole, (staff,)))
        consultants = (places.get(("representation", "medical", CONSULTANT, group)), "count")
        seniors = (places.get(("representation", "medical", SENIOR_MANAGER, group)), "count")
        if consultants in cells and seniors in cells:
            rest = (seniors[0], "other consultants")
            number = cells[consultants].value - cells[seniors].value
            cells[rest] = Cell(cells[seniors].figure, number, disclosure.HEADLINE)
            sums.append(Sum(consultants, (seniors, rest)))
    return sums


def _answer_sums(places: Places, cells: dict[Hashable, Cell]) -> list[Sum]:
    """The groups of indicators 2 to 8 make the total, where one is given."""
    sums: list[Sum] = []
    for (indicator, part, breakdown, of), total in places.items():
        groups = [places.get((indicator, part, breakdown, group)) for group in GROUPS]
        if of != "all" or None in groups:
            continue
        for side in ("numerator", "denominator"):
            if (total, side) in cells:
                sums.append(Sum((total, side), tuple((figure, side) for figure in groups)))
    return sums


def _board_sums(rows: list[Row], cells: dict[Hashable, Cell]) -> list[Sum]:
    lines = {row["breakdown"] for row in rows if row["indicator"] == "board"}
    sums = []
    for line in sorted(lines):
        parts = tuple(("board", line, group) for group in GROUPS if ("board", line, group) in cells)
        sums.append(Sum(("board", line, "all"), parts))
    for one, other in (("voting", "non_voting"), ("executive", "non_executive")):
        if {"", one, other} <= lines:
            for group in (*GROUPS, "all"):
                sums.append(Sum(("board", "", group), (("board", one, group), ("board", other, group))))
    return sums
