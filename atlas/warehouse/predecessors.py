"""Trusts seen with those that merged into them: counts of all on one line, year by year.

A year in which one of the bodies that were open then has no counts that may be shown is left out, so that no line
steps up or down because somebody is missing. Parts of a trust that moved alone are not followed: their counts are not
known apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from atlas.warehouse import area_counts, tables
from atlas.warehouse.area_counts import Staff
from atlas.warehouse.pairs import COUNTS, Pair

WITH_PREDECESSORS = "-with-predecessors"
NOTE = "Counts of the trust and of those that merged into it, summed: numerators and denominators apart."


@dataclass(frozen=True)
class Merger:
    """``successor`` took in the whole of ``predecessor`` on ``day`` (ISO)."""

    predecessor: str
    successor: str
    day: str


def read(connection: duckdb.DuckDBPyConnection) -> list[Merger]:
    """Every merger of a whole trust, oldest first. A trust split between others is no whole."""
    rows = tables.dictionaries(
        connection,
        """
        select predecessor, successor, effective_date::text as day
        from lineage
        where is_primary and in_scope and predecessor not in (select predecessor from lineage where not is_primary)
        order by day, predecessor, successor
        """,
    )
    return [Merger(**row) for row in rows]


def pairs(found: Sequence[Pair], mergers: Sequence[Merger], everyone: Staff) -> list[Pair]:
    """One pair for every successor, indicator, part, period and series on a line that reaches back beyond a merger."""
    lines: dict[tuple[str, str, str], dict[str, dict[str, Pair]]] = defaultdict(lambda: defaultdict(dict))
    for pair in found:
        if area_counts.is_counted(pair) and not pair.breakdown:
            lines[pair.indicator, pair.part, pair.series][pair.period.end][pair.organisation] = pair
    combined = []
    for successor in sorted({merger.successor for merger in mergers}):
        chain = _chain(successor, mergers)
        for key in sorted(lines):
            line = []
            for end in sorted(lines[key]):
                members = [code for code in _bodies(successor, chain, end) if end <= everyone.validity[code][1]]
                members = [code for code in members if everyone.validity[code][0] <= end]
                held = lines[key][end]
                if members and all(code in held for code in members):
                    line.append(_pair(successor, [held[code] for code in members]))
            if any(member.organisation != successor for pair in line for member in pair.members):
                combined += line
    return combined


def _chain(successor: str, mergers: Sequence[Merger]) -> list[Merger]:
    """Mergers into a trust and into those that it took in."""
    into = [merger for merger in mergers if merger.successor == successor]
    return into + [further for merger in into for further in _chain(merger.predecessor, mergers)]


def _bodies(successor: str, chain: Sequence[Merger], end: str) -> list[str]:
    """The successor and everybody who had not yet merged on that day, whether or not they existed then."""
    return sorted({successor, *(merger.predecessor for merger in chain if end < merger.day)})


def _pair(successor: str, members: Sequence[Pair]) -> Pair:
    example = members[0]
    return Pair(
        successor,
        "trust",
        example.indicator,
        example.part,
        "",
        example.series + WITH_PREDECESSORS,
        example.period,
        values=area_counts.summed(members),
        reference=area_counts.reference(members),
        basis=COUNTS,
        basis_note=NOTE,
        pooled=len(members) > 1,
        members=tuple(members),
        rests_on=tuple(members),
    )
