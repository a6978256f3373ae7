"""BME and White counts of areas: numerators and denominators of their trusts, summed.

Only counts that may be shown are summed, so an area never tells what one of its trusts hides. ICSs leave out ambulance
trusts, as the survey's own ICS results do; regions and England include them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import duckdb

from atlas.measures import pooling
from atlas.warehouse import tables
from atlas.warehouse.areas import POOLED_SERIES, Unit, population
from atlas.warehouse.limits import Limits
from atlas.warehouse.pairs import COUNTS, NONE, Pair, Value
from atlas.warehouse.workforce import COMPARED

NOTE = "Counts of the trusts that have them, summed: numerators and denominators apart."
# What a trust or a newspaper printed of one trust is no part of a return, and what is not published counts nowhere.
_NOT_POOLED = ("press", "owner")
_GROUPS = ("bme", "white", "everyone")


@dataclass(frozen=True)
class Staff:
    """Trusts open on each day asked for, and how many people work in each."""

    units: Mapping[str, Unit]
    validity: Mapping[str, tuple[str, str]]
    counted: Mapping[str, Mapping[int, float]]
    newest: Mapping[str, float]

    def open_on(self, day: str) -> set[str]:
        """Codes of the trusts that were open on an ISO date."""
        return {code for code, (first, last) in self.validity.items() if first <= day <= last}

    def of(self, code: str, year: int) -> float | None:
        """Headcount of a trust: as it counted it that year or, failing that, at the newest date held."""
        return self.counted.get(code, {}).get(year) or self.newest.get(code)


def staff(connection: duckdb.DuckDBPyConnection, pairs: Iterable[Pair]) -> Staff:
    """Every trust with its areas, and its headcount: by year from the workforce among ``pairs``, else as published."""
    rows = tables.dictionaries(
        connection,
        """
        select
            code, trust_type, icb, region, staff_in_post,
            (select code from organisation where level = 'england') as nation,
            coalesce(valid_from, date '1900-01-01')::text as first, coalesce(valid_to, date '9999-12-31')::text as last
        from organisation where level = 'trust' order by code
        """,
    )
    counted: dict[str, dict[int, float]] = defaultdict(dict)
    for pair in pairs:
        whole = (pair.indicator, pair.part, pair.breakdown) == ("representation", "whole", "")
        if whole and pair.basis == COUNTS and pair.level == "trust":
            counted[pair.organisation][pair.period.year] = pair.values["bme"].base or 0.0
    return Staff(
        {row["code"]: Unit(row["code"], row["trust_type"], row["icb"], row["region"], row["nation"]) for row in rows},
        {row["code"]: (row["first"], row["last"]) for row in rows},
        counted,
        {row["code"]: float(row["staff_in_post"]) for row in rows if row["staff_in_post"]},
    )


def is_counted(pair: Pair) -> bool:
    """Whether a trust's pair rests on counts that may be summed with those of others."""
    decisive = pair.decisive
    return (
        pair.basis == COUNTS and pair.level == "trust" and decisive is not None
        and decisive.provenance not in _NOT_POOLED
    )  # fmt: skip


def pool(pairs: Sequence[Pair], everyone: Staff, limits: Limits) -> list[Pair]:
    """One pair for every area, indicator, part, breakdown, period and series in which its trusts have counts.

    A share that is compared with the workforce (indicators 1 and 9) is pooled with the workforce of the same trusts.
    Under ``limits.shown_from`` per cent of the area's staff nothing is shown; of a breakdown there is no row then.
    """
    counted: dict[tuple[str, str, str, str, str], dict[str, Pair]] = defaultdict(dict)
    for pair in pairs:
        whole = (pair.indicator, pair.part, pair.breakdown) == ("representation", "whole", "")
        if is_counted(pair) and (pair.reference is not None or whole or pair.indicator not in COMPARED):
            key = (pair.indicator, pair.part, pair.breakdown, pair.period.end, pair.series)
            counted[key][pair.organisation] = pair
    open_on: dict[str, set[str]] = {}
    found = []
    for key in sorted(counted):
        having = counted[key]
        end = key[3]
        if end not in open_on:
            open_on[end] = everyone.open_on(end)
        for (level, area), codes in sorted(_members(everyone.units, open_on[end] | having.keys()).items()):
            if used := [having[code] for code in codes if code in having]:
                pair = _area(level, area, codes, used, everyone, limits)
                if pair.basis != NONE or not pair.breakdown:
                    found.append(pair)
    return found


def weights(everyone: Staff, day: str, year: int) -> list[dict[str, Any]]:
    """One row per area and trust open on an ISO date: the trust's staff and the area's, or 1 and its trusts.

    ``of_what`` is staff, or trusts where the staff of one of them are not known.
    """
    rows = []
    for (_, area), codes in sorted(_members(everyone.units, everyone.open_on(day)).items()):
        people, of_what = _people(codes, year, everyone)
        total = sum(people.values())
        rows += [
            {"area": area, "trust": code, "day": day, "people": people[code], "area_people": total,
             "area_trusts": len(codes), "of_what": of_what}
            for code in codes
        ]  # fmt: skip
    return rows


def summed(members: Sequence[Pair]) -> dict[str, Value]:
    """The values of several organisations' people together, of each group that all of them have."""
    values = {}
    for name in _GROUPS:
        held = [pair.values[name] for pair in members if name in pair.values]
        if len(held) == len(members) and all(value.count is not None and value.base for value in held):
            values[name] = _sum(held)
    return values


def reference(members: Sequence[Pair]) -> Value | None:
    """The BME share of the members' whole workforces together; None where one of them has none beside its share."""
    held = [pair.reference for pair in members if pair.reference is not None]
    return _sum(held) if len(held) == len(members) else None


def _sum(values: Sequence[Value]) -> Value:
    first = values[0]
    count = sum(value.count or 0.0 for value in values)
    base = sum(value.base or 0.0 for value in values)
    return replace(first, value=100.0 * count / base, base=base, count=count, figure="", status="estimated", inputs=())


def _members(units: Mapping[str, Unit], codes: set[str]) -> dict[tuple[str, str], list[str]]:
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code in sorted(codes):
        for area in units[code].areas():
            members[area].append(code)
    return members


def _area(
    level: str, area: str, codes: list[str], used: list[Pair], everyone: Staff, limits: Limits
) -> Pair:  # fmt: skip
    example = used[0]
    having = {pair.organisation for pair in used}
    covered, of_what = _covered(codes, having, example.period.year, everyone)
    absent = {everyone.units[code].trust_type for code in codes} - {everyone.units[code].trust_type for code in having}
    pair = Pair(
        area,
        level,
        example.indicator,
        example.part,
        example.breakdown,
        example.series + POOLED_SERIES,
        example.period,
        pooled=True,
        units_with=len(used),
        units_all=len(codes),
        respondents_covered=covered,
        population=population(len(used), len(codes), covered, of_what, absent),
        rests_on=tuple(used),
    )
    if covered < limits.shown_from:
        pair.withheld = (
            f"trusts with counts hold {covered:.0f} per cent of the area’s {of_what}; "
            f"below {limits.shown_from:.0f} per cent nothing is shown"
        )
        return pair
    pair.basis, pair.basis_note = COUNTS, NOTE
    pair.values, pair.reference, pair.members = summed(used), reference(used), tuple(used)
    return pair


def _covered(codes: Sequence[str], having: set[str], year: int, everyone: Staff) -> tuple[float, str]:
    """Per cent of the area's staff in trusts with counts; of its trusts, where the staff of one are not known."""
    people, of_what = _people(codes, year, everyone)
    return pooling.share_covered(sum(people[code] for code in having), sum(people.values())), of_what


def _people(codes: Sequence[str], year: int, everyone: Staff) -> tuple[dict[str, float], str]:
    people = {code: everyone.of(code, year) for code in codes}
    known = {code: number for code, number in people.items() if number is not None}
    return (known, "staff") if len(known) == len(people) else (dict.fromkeys(codes, 1.0), "trusts")
