"""The bodies of the invented service: areas, trusts of five types and many sizes, and the mergers between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np

from atlas.specimen import names, places
from atlas.specimen.places import Places
from atlas.specimen.plan import Plan

NATION = "ZZENG"
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"

# Of 210 trusts; the head count of the middle one, and how much sizes differ (standard deviation of the logarithm).
_KINDS = {
    "acute": (116, 6200, 0.45),
    "mental_health": (52, 3900, 0.35),
    "community": (16, 2600, 0.45),
    "acute_specialist": (15, 2300, 0.40),
    "ambulance": (11, 4300, 0.30),
}
# Per cent of staff who are BME in each region, as far as regions differ in England: the capital first.
_REGION_SHARES = (0.53, 0.29, 0.34, 0.29, 0.32, 0.17, 0.14)
_AMBULANCE_SHARE = 0.3  # of the odds of other trusts
_SPREAD = 0.35  # of trusts within a region, standard deviation of the log odds
_TINY_EVERY, _TINY = 18, (180, 700)  # one trust in so many is very small
# One acute trust in so many is as large as the largest in England; every other one of these is equal, so that every
# level of the mark is earned by somebody: on fewer people equality can't be told from chance.
_GIANT_EVERY, _FIRST_GIANT, _GIANT = 35, 30, (15_000, 26_000)
_MERGERS = 0.03  # of all trusts
# What is planted on a trust whatever the others do: the true ratio of indicators 2 to 8 in every year,
# and where that is 1 a ladder without a slope.
PLANTED = {"equal": 1.0, "edge": 1.25, "beyond": 1.3}
_PLANTED_SHARES = (0.08, 0.05, 0.05)


@dataclass(frozen=True)
class Trust:
    """``size`` is the head count in the last year; ``share`` the BME share of it that is expected.

    A trust returns for the WRES years ``first`` to ``last``. ``joined`` are heads that came from other trusts, by the
    first WRES year with them. ``planted`` is a key of ``PLANTED`` or ''.
    """

    number: int
    code: str
    name: str
    kind: str
    system: int
    region: int
    place: tuple[float, float]
    size: int
    share: float
    planted: str
    first: int
    last: int
    valid_from: str = ""
    valid_to: str = ""
    successor: str = ""
    joined: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Merger:
    """``kind`` is acquisition where the successor keeps its code, else merger; ``year`` is that of its 1 April."""

    predecessor: str
    successor: str
    year: int
    kind: str


@dataclass(frozen=True)
class Country:
    """The whole service."""

    plan: Plan
    places: Places
    region_names: tuple[str, ...]
    system_names: tuple[str, ...]
    trusts: tuple[Trust, ...]
    mergers: tuple[Merger, ...]

    def region_code(self, number: int) -> str:
        """The code of a region."""
        return f"ZZR{number + 1}"

    def system_code(self, number: int) -> str:
        """The code of a system."""
        return f"ZZS{number + 1:02d}"


def invent(plan: Plan) -> Country:
    """The country of a plan; the same plan gives the same country."""
    rng = np.random.default_rng([plan.seed, 0])
    island = places.invent(plan.regions, plan.systems, rng)
    trusts, mergers = _merged(_trusts(plan, island, rng), plan, rng)
    return Country(
        plan, island, tuple(names.regions(plan.regions)), tuple(names.systems(plan.systems, rng)), trusts, mergers
    )


def code(number: int) -> str:
    """The code of the trust with that number: ZZ, a T and three digits, letters among them from the thousandth on."""
    if number < 1000:
        return f"ZZT{number:03d}"
    value, text = number - 1000 + 10 * 36 * 36, ""
    for _ in range(3):
        value, digit = divmod(value, 36)
        text = _DIGITS[digit] + text
    return f"ZZT{text}"


def _trusts(plan: Plan, island: Places, rng: np.random.Generator) -> list[Trust]:
    shares = np.array([count for count, _, _ in _KINDS.values()], dtype=float)
    kinds = [str(kind) for kind in rng.choice(list(_KINDS), plan.trusts, p=shares / shares.sum())]
    kinds[: len(_KINDS)] = list(_KINDS)[: plan.trusts]  # none is missing, however few there are
    giants = list(range(_FIRST_GIANT, plan.trusts, _GIANT_EVERY))
    for number in giants:
        kinds[number] = "acute"
    called = names.trusts(kinds, rng)
    found = []
    for number, kind in enumerate(kinds):
        system = number % plan.systems
        region = island.region_of[system]
        _, middle, spread = _KINDS[kind]
        size = round(middle * float(np.exp(rng.normal(0, spread))))
        if number % _TINY_EVERY == _TINY_EVERY - 1:
            size = int(rng.integers(*_TINY))
        odds = _REGION_SHARES[region] / (1 - _REGION_SHARES[region]) * float(np.exp(rng.normal(0, _SPREAD)))
        odds *= _AMBULANCE_SHARE if kind == "ambulance" else 1.0
        planted = str(rng.choice(["", *PLANTED], p=[1 - sum(_PLANTED_SHARES), *_PLANTED_SHARES]))
        if number in giants:
            size = int(rng.integers(*_GIANT))
            planted = "equal" if giants.index(number) % 2 == 0 else planted
        place = places.point_in(island.systems[system], rng)
        found.append(
            Trust(number, code(number), called[number], kind, system, region, place, size, odds / (1 + odds), planted,
                  plan.years[0], plan.years[-1])
        )  # fmt: skip
    return found


def _merged(trusts: list[Trust], plan: Plan, rng: np.random.Generator) -> tuple[tuple[Trust, ...], tuple[Merger, ...]]:
    """Some trusts closed into others of their type and region; every third time two make a new one."""
    years = plan.years[1:-2]
    wanted = round(plan.trusts * _MERGERS) if years else 0
    after = {trust.number: trust for trust in trusts}
    neighbours: dict[tuple[str, int], list[int]] = defaultdict(list)
    for number in rng.permutation(len(trusts)):
        trust = trusts[number]
        if trust.kind not in ("ambulance", "acute_specialist"):
            neighbours[trust.kind, trust.region].append(trust.number)
    mergers: list[Merger] = []
    for event in range(wanted):
        members = 3 if event % 3 == 2 else 2
        free = next((group for _, group in sorted(neighbours.items()) if len(group) > members + 1), None)
        if free is None:
            break
        year = int(rng.choice(years))
        successor, *predecessors = (after[free.pop()] for _ in range(members))
        new = members == 3
        sizes = sum(trust.size for trust in predecessors)
        for trust in predecessors:
            mergers.append(Merger(trust.code, successor.code, year, "merger" if new else "acquisition"))
            after[trust.number] = replace(trust, valid_to=f"{year}-03-31", successor=successor.code, last=year)
        after[successor.number] = (
            replace(successor, valid_from=f"{year}-04-01", first=year + 1, size=sizes)
            if new
            else replace(successor, joined=((year + 1, sizes),))
        )
    return tuple(after[number] for number in sorted(after)), tuple(mergers)
