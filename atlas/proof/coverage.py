"""How often the 95 % intervals hold what was planted, for small and large trusts apart."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from atlas.measures import compared, intervals, likelihood, progression
from atlas.measures.intervals import Floats
from atlas.measures.verdict import Thresholds
from atlas.proof import world
from atlas.proof.rows import COVERAGE, Row, methods, share
from atlas.proof.world import KINDS, Kind, Random
from atlas.warehouse.judge import Definition

WANTED = (93.0, 97.0)
# True shares of the three tiers (White, BME) from lower to upper, and the headcounts of a small and a large trust.
LADDERS = (((0.70, 0.22, 0.08), (0.76, 0.20, 0.04)), ((0.62, 0.26, 0.12), (0.72, 0.22, 0.06)))
LADDER_STAFF = {"small": ((400, 900), (60, 200)), "large": ((2_500, 8_000), (700, 3_000))}
LEVELS = {"small": (20, 100), "large": (500, 3_000)}


def rows(definitions: dict[str, Definition], limits: Thresholds, draws: int, random: Random) -> Iterator[Row]:
    """Coverage of the ratio and the difference of each indicator, of the Race Disparity Ratio and of a level."""
    for kind in KINDS:
        for name, sizes in (("small", kind.small), ("large", kind.large)):
            yield from _rates(kind, definitions[kind.indicator], limits, name, sizes, draws, random)
    few = Kind(3, "disciplinary", "Disciplinary process", "cases", (3, 9), (3, 9), None, (0.05, 0.4))
    yield from _rates(few, definitions["disciplinary"], limits, "fewer than 10", few.small, draws, random)
    yield from _bands(draws, limits, random)
    yield from _boards(draws, limits, random)
    yield from _levels(draws, random)
    for name, (white, bme) in LADDER_STAFF.items():
        yield from _ladders(name, white, bme, draws, random)


def _rates(
    kind: Kind,
    definition: Definition,
    limits: Thresholds,
    name: str,
    sizes: world.Range,
    draws: int,
    random: Random,
) -> Iterator[Row]:
    ratio = np.exp(random.normal(*kind.spread, draws))
    trusts = world.trusts(kind, definition, world.between(sizes, draws, random), ratio, random)
    bme, white = trusts.counts(random)
    found = compared.rates(bme, white, definition.direction, definition.needs_difference, limits)
    over = definition.direction.harm == likelihood.BME_OVER_WHITE
    planted = trusts.bme_rate / trusts.white_rate if over else trusts.white_rate / trusts.bme_rate
    size = f"{name}: {sizes[0]:,.0f} to {sizes[1]:,.0f} {kind.measure}"
    truth = f"ratios around {np.exp(kind.spread[0]):.2f}"
    label = f"{kind.number} · {kind.words}"
    held = _held(found.ratio_harm, planted)
    yield _row(label, "ratio", size, truth, held, found.ratio_harm.method)
    yield _row(label, "difference", size, truth, _held(found.difference, trusts.bme_rate - trusts.white_rate),
               found.difference.method)  # fmt: skip


def _bands(draws: int, limits: Thresholds, random: Random) -> Iterator[Row]:
    """A band beside the workforce that it belongs to, which the interval takes as two separate groups of people."""
    for name, staff in (("small", (800.0, 2_500.0)), ("large", (4_000.0, 12_000.0))):
        whole = world.between(staff, draws, random)
        band = np.round(whole * random.uniform(0.03, 0.2, draws))
        rate, rest_rate = random.uniform(0.1, 0.35, draws), random.uniform(0.15, 0.4, draws)
        in_band = random.binomial(band.astype(int), rate).astype(float)
        everywhere = in_band + random.binomial((whole - band).astype(int), rest_rate).astype(float)
        found = compared.share_with_whole((in_band, band), (everywhere, whole), limits)
        planted = rate - (rate * band + rest_rate * (whole - band)) / whole
        size = f"{name}: a band of 3 to 20 % of {staff[0]:,.0f} to {staff[1]:,.0f} staff"
        held, truth = _held(found.difference, planted), "30 points below to 20 above"
        yield _row("1 · Share of a band", "difference", size, truth, held, found.difference.method)


def _boards(draws: int, limits: Thresholds, random: Random) -> Iterator[Row]:
    members = random.integers(world.BOARD[0], world.BOARD[1] + 1, draws).astype(float)
    for name, staff in (("small", (800.0, 2_500.0)), ("large", (4_000.0, 12_000.0))):
        shortfall = random.uniform(-0.05, 0.12, draws)
        trusts = world.boards(members, world.between(staff, draws, random), shortfall, random)
        found = compared.share_with_whole(*trusts.counts(random), limits)
        held = _held(found.difference, trusts.bme_rate - trusts.white_rate)
        size = f"{name}: board of {world.BOARD[0]} to {world.BOARD[1]}, {staff[0]:,.0f} to {staff[1]:,.0f} staff"
        yield _row("9 · Board", "difference", size, "5 points above to 12 below", held, found.difference.method)


def _levels(draws: int, random: Random) -> Iterator[Row]:
    for name, bases in LEVELS.items():
        base, rate = world.between(bases, draws, random), random.uniform(0.05, 0.65, draws)
        found = intervals.wilson(random.binomial(base.astype(int), rate), base)
        size = f"{name}: {bases[0]:,} to {bases[1]:,} people"
        yield _row("5 to 8 · Level of one group", "rate", size, "5 to 65 per cent", _held(found, rate), found.method)


def _ladders(name: str, white: tuple[int, int], bme: tuple[int, int], draws: int, random: Random) -> Iterator[Row]:
    which = random.integers(0, len(LADDERS), draws)
    shares = np.array(LADDERS)[which]
    counted = [
        random.multinomial(world.between(people, draws, random).astype(int), shares[:, group])
        for group, people in enumerate((white, bme))
    ]
    found = progression.race_disparity_ratio(*((tiers[:, 0], tiers[:, 1], tiers[:, 2]) for tiers in counted))
    position = {"lower": 0, "middle": 1, "upper": 2}
    size = f"{name}: {white[0]:,} to {white[1]:,} White, {bme[0]:,} to {bme[1]:,} BME staff"
    for step, (x, y) in progression.STEPS.items():
        climbed = shares[:, :, position[y]] / shares[:, :, position[x]]
        steps = found[step]
        known = ~np.isnan(steps.ratio)
        planted = climbed[:, 0] / climbed[:, 1]
        held = (steps.low <= planted) & (planted <= steps.high)
        truth = f"ratios {planted.min():.2f} to {planted.max():.2f}"
        yield _row("Race Disparity Ratio", f"{x} to {y}", size, truth, held[known], steps.method[known])


def _held(interval: intervals.Interval, truth: Floats) -> npt.NDArray[np.bool_]:
    return (interval.low <= truth) & (truth <= interval.high)


def _row(
    label: str,
    what: str,
    size: str,
    truth: str,
    held: npt.NDArray[np.bool_],
    method: npt.NDArray[np.object_],
) -> Row:
    value, error, count = share(held)
    return Row(COVERAGE, label, what, size, truth, methods(method), value, error, *WANTED, count)
