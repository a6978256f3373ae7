"""BME and White rates of areas, pooled from the trusts that have rates without counts; ``area_counts`` sums counts.

A unit counts by its estimated respondents. ICSs leave out ambulance trusts, as the publisher's own ICS results do;
regions and England include them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import duckdb

from atlas.measures import pooling
from atlas.warehouse import tables
from atlas.warehouse.limits import Limits
from atlas.warehouse.pairs import ESTIMATED, NONE, Pair, Value
from atlas.warehouse.respondents import PRESS, Respondents

POOLED_SERIES = "-pooled"
NOTE = (
    "Pooled from the trusts that have rates, each counted by its estimated respondents: answers to the question times "
    "the group’s share of respondents."
)
_TYPE_WORDS = {
    "acute": "acute",
    "acute_specialist": "acute specialist",
    "mental_health": "mental health",
    "community": "community",
    "ambulance": "ambulance",
}


@dataclass(frozen=True)
class Unit:
    """A reporting unit and the areas that it belongs to."""

    code: str
    trust_type: str
    icb: str
    region: str
    nation: str

    def areas(self) -> list[tuple[str, str]]:
        """(level, code) of each area that pools this unit."""
        found = [("england", self.nation)]
        if self.region:
            found.append(("region", self.region))
        if self.icb and self.trust_type != "ambulance":
            found.append(("icb", self.icb))
        return found


def pool(
    connection: duckdb.DuckDBPyConnection, pairs: list[Pair], respondents: Respondents, limits: Limits
) -> list[Pair]:
    """One pair for every area, indicator, part, period and series in which units have survey rates by group."""
    units = {
        row["code"]: Unit(row["code"], row["trust_type"], row["icb"], row["region"], row["nation"])
        for row in tables.dictionaries(
            connection,
            """
            select code, trust_type, icb, region, (select code from organisation where level = 'england') as nation
            from organisation where level in ('trust', 'reporting_unit')
            """,
        )
    }
    rated: dict[tuple[Any, ...], dict[str, Pair]] = defaultdict(dict)
    for pair in pairs:
        decisive = pair.decisive
        # What single trusts printed about themselves is no sample of an area.
        printed = decisive is None or decisive.provenance == PRESS
        if (
            pair.organisation in units
            and pair.period.survey_year
            and pair.basis == ESTIMATED
            and not (pair.breakdown or printed)
        ):
            rated[(pair.indicator, pair.part, pair.period.end, pair.series)][pair.organisation] = pair
    pooled = []
    for key in sorted(rated):
        with_rates = rated[key]
        example = next(iter(with_rates.values()))
        members = _members(units, respondents, example)
        missing_types = {units[code].trust_type for unit_codes in members.values() for code in unit_codes} - {
            units[code].trust_type for code in with_rates
        }
        for (level, area), codes in sorted(members.items()):
            pooled.append(_area(level, area, codes, with_rates, example, respondents, units, missing_types, limits))
    return pooled


def _members(units: dict[str, Unit], respondents: Respondents, example: Pair) -> dict[tuple[str, str], list[str]]:
    members: dict[tuple[str, str], list[str]] = defaultdict(list)
    for code in sorted(units):
        if respondents.base(code, example.indicator, example.part, _year(example)):
            for area in units[code].areas():
                members[area].append(code)
    return members


def _area(
    level: str,
    area: str,
    codes: list[str],
    with_rates: dict[str, Pair],
    example: Pair,
    respondents: Respondents,
    units: dict[str, Unit],
    missing_types: set[str],
    limits: Limits,
) -> Pair:
    answers = {code: respondents.base(code, example.indicator, example.part, _year(example)) or 0.0 for code in codes}
    used = [code for code in codes if code in with_rates]
    covered = pooling.share_covered(sum(answers[code] for code in used), sum(answers.values()))
    absent = {units[code].trust_type for code in codes} & missing_types
    pair = Pair(
        area,
        level,
        example.indicator,
        example.part,
        "",
        example.series + POOLED_SERIES,
        example.period,
        basis=ESTIMATED,
        basis_note=NOTE,
        pooled=True,
        units_with=len(used),
        units_all=len(codes),
        respondents_covered=covered,
        population=population(len(used), len(codes), covered, "respondents", absent),
        rests_on=tuple(with_rates[code] for code in used),
    )
    if covered < limits.shown_from:
        pair.basis, pair.basis_note = NONE, ""
        pair.withheld = (
            f"trusts with rates hold {covered:.0f} per cent of the area’s answers; "
            f"below {limits.shown_from:.0f} per cent nothing is shown"
        )
        return pair
    for name in ("bme", "white"):
        members = [with_rates[code].values[name] for code in used]
        total = pooling.pool([value.value or 0.0 for value in members], [value.base or 0.0 for value in members])
        first = members[0]
        pair.values[name] = Value(
            round(total.rate, 10),
            round(total.base, 10),
            None,
            first.source,
            "",
            "estimated",
            first.precision,
            first.rank,
            first.provenance,
        )
    return pair


def population(used: int, every: int, covered: float, of_what: str, absent: Collection[str]) -> str:
    """'4 of 6 trusts, 78 % of respondents', and of which types of trust there is none."""
    trusts = "trust" if every == 1 else "trusts"
    text = f"{used} of {every} {trusts}, {covered:.0f} % of {of_what}"
    if absent:
        kinds = " or ".join(_TYPE_WORDS.get(kind, kind.replace("_", " ")) for kind in sorted(absent))
        text += f"; no {kinds} trust is among them"
    return text


def _year(pair: Pair) -> int:
    if pair.period.survey_year is None:
        raise ValueError("only survey figures are pooled by respondents")
    return pair.period.survey_year
