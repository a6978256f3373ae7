"""Published figures → pairs: the BME, White and all-staff values of one organisation, indicator, period and series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import duckdb

from atlas.warehouse import tables

COUNTS, ESTIMATED, NONE = "counts", "estimated", "none"
SUPPRESSED = "suppressed"
GROUPS = {"bme": "bme", "white": "white", "all": "everyone"}
WEIGHTED_NOTE = "Published number of answers of each group; the survey’s design weights are not published."
COUNTS_NOTE = "Published counts."

# Every figure that says something about a level, a ratio or a gap, best-ranked first within its series.
_FIGURES = """
    select figure.*, source.rank, source.provenance, period_end::text as period_end_text
    from figure join source using (source)
    where statistic in ('rate', 'share', 'ratio', 'gap') and status <> 'quarantined'
        and indicator in (select indicator from indicator where standard <> 'derived' and better <> 'none')
        and ("group" in ('bme', 'white', 'all') or statistic in ('ratio', 'gap'))
    order by
        organisation, indicator, part, breakdown, period_end, series, value is null, source.rank,
        array_position(['exact', 'rounded', 'bound'], figure."precision"), locator, file, sheet, "row", figure_id
"""


@dataclass(frozen=True)
class Value:
    """One value: per cent for a rate or share, times for a ratio, points for a gap; ``base`` in people.

    ``inputs`` are the figures that it rests on beside ``figure``, each with its role in ``value_input``.
    """

    value: float | None
    base: float | None
    count: float | None
    source: str
    figure: str
    status: str
    precision: str
    rank: int
    provenance: str
    base_estimated: bool = False
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Period:
    """When; ``end`` is an ISO date and ``year`` the one that pages show."""

    kind: str
    end: str
    year: int
    wres_year: int | None
    survey_year: int | None
    snapshot_date: str | None
    financial_year: str


@dataclass
class Pair:
    """One row of ``measure`` before it is judged. ``basis_note`` says in words where the bases come from.

    ``reference`` is the BME share of the whole workforce, with which indicators 1 and 9 compare a part or the board.
    ``members`` are the pairs of counts that were summed, ``rests_on`` those whose people were pooled by any method, and
    ``whole`` the workforce of which ``reference`` is the share.
    """

    organisation: str
    level: str
    indicator: str
    part: str
    breakdown: str
    series: str
    period: Period
    values: dict[str, Value] = field(default_factory=dict)
    ratio: Value | None = None
    gap: Value | None = None
    reference: Value | None = None
    basis: str = NONE
    basis_note: str = ""
    pooled: bool = False
    units_with: int | None = None
    units_all: int | None = None
    respondents_covered: float | None = None
    population: str = ""
    withheld: str = ""
    members: tuple[Pair, ...] = ()
    rests_on: tuple[Pair, ...] = ()
    whole: Pair | None = None
    best: bool = False

    def value(self, name: str) -> float | None:
        """The value of ``bme``, ``white`` or ``everyone``, or None."""
        found = self.values.get(name)
        return None if found is None else found.value

    @property
    def key(self) -> dict[str, str]:
        """What its row of ``measure`` is told by."""
        return {
            "organisation": self.organisation,
            "indicator": self.indicator,
            "part": self.part,
            "breakdown": self.breakdown,
            "period_end": self.period.end,
            "series": self.series,
        }

    @property
    def is_pair(self) -> bool:
        """Both groups, or a printed ratio or gap, are known."""
        both = self.value("bme") is not None and self.value("white") is not None
        return both or any(found is not None and found.value is not None for found in (self.ratio, self.gap))

    @property
    def is_suppressed(self) -> bool:
        """One of the two groups is too small to publish."""
        return any(self.values[name].status == SUPPRESSED for name in ("bme", "white") if name in self.values)

    @property
    def decisive(self) -> Value | None:
        """The best-ranked value used: it lends the row its source and provenance."""
        used = [value for value in (*self.values.values(), self.ratio, self.gap) if value is not None]
        return min(used, key=lambda value: (value.value is None, value.rank), default=None)


def published(connection: duckdb.DuckDBPyConnection) -> list[Pair]:
    """All pairs as published, bases included where the publisher gives them."""
    grouped: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in tables.dictionaries(connection, _FIGURES):
        key = (row["organisation"], row["indicator"], row["part"], row["breakdown"], row["period_end"], row["series"])
        grouped[key].append(row)
    return [_pair(rows) for rows in grouped.values()]


def _pair(rows: list[dict[str, Any]]) -> Pair:
    first = rows[0]
    pair = Pair(
        first["organisation"],
        first["level"],
        first["indicator"],
        first["part"],
        first["breakdown"],
        first["series"],
        period(first),
    )
    for row in rows:
        if row["statistic"] == "ratio":
            pair.ratio = pair.ratio or _value(row)
        elif row["statistic"] == "gap":
            pair.gap = pair.gap or _value(row)
        else:
            pair.values.setdefault(GROUPS[row["group"]], _value(row))
    bme, white = pair.values.get("bme"), pair.values.get("white")
    if bme and white and bme.value is not None and white.value is not None and bme.base and white.base:
        counted = bme.count is not None and white.count is not None
        pair.basis = COUNTS if counted else ESTIMATED
        pair.basis_note = COUNTS_NOTE if counted else WEIGHTED_NOTE
    return pair


def _value(row: dict[str, Any]) -> Value:
    return Value(
        row["value"],
        row["denominator"],
        row["numerator"],
        row["source"],
        row["figure_id"],
        row["status"],
        row["precision"],
        row["rank"],
        row["provenance"],
    )


def period(row: dict[str, Any]) -> Period:
    """The period of a row of ``figure``."""
    end = str(row["period_end"])
    snapshot = str(row["snapshot_date"]) if row["snapshot_date"] else None
    year = row["survey_year"] if row["period_kind"] == "survey" else row["wres_year"]
    return Period(
        row["period_kind"],
        end,
        year if year is not None else int(end[:4]),
        row["wres_year"],
        row["survey_year"],
        snapshot,
        row["financial_year"],
    )


def mark_best(pairs: list[Pair]) -> None:
    """Mark one row of each organisation, indicator, part, breakdown and period: a published pair before a pooled one,
    a pair before a single group, then the better rank."""
    groups: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    for pair in pairs:
        groups[(pair.organisation, pair.indicator, pair.part, pair.breakdown, pair.period.end)].append(pair)
    for rivals in groups.values():
        min(rivals, key=_preference).best = True


def _preference(pair: Pair) -> tuple[bool, bool, bool, int, str]:
    decisive = pair.decisive
    known = decisive is not None and decisive.value is not None
    return (not pair.is_pair, pair.pooled, not known, decisive.rank if decisive else 10_000, pair.series)


def in_order(pairs: list[Pair]) -> Iterator[Pair]:
    """Pairs in the order in which ``measure`` is stored."""
    yield from sorted(
        pairs, key=lambda p: (p.indicator, p.part, p.breakdown, p.level, p.organisation, p.period.end, p.series)
    )
