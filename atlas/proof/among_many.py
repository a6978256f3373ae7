"""Funnel limits, places and shrunken ratios of families of invented trusts whose true ratios are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from atlas.measures import compared, funnel, shrinkage
from atlas.measures.intervals import Floats
from atlas.measures.verdict import Thresholds
from atlas.proof import world
from atlas.proof.judged import FAMILY
from atlas.proof.rows import FUNNEL, PLACES, SHRINKAGE, Row, share
from atlas.proof.world import KINDS, Kind, Random
from atlas.warehouse.judge import Definition

DRAWS_A_FAMILY = 50
# 95 and 99.8 per cent limits leave out 5 and 0.2 per cent by chance; what is wanted allows for approximation.
OUTSIDE = {funnel.INNER: (3.0, 7.0), funnel.OUTER: (0.0, 1.0)}
COVERED = (93.0, 97.0)
BETTER_THAN_RAW = (0.0, 1.0)
BEYOND = {funnel.INNER: (funnel.ABOVE_INNER, funnel.BELOW_INNER, funnel.ABOVE_OUTER, funnel.BELOW_OUTER),
          funnel.OUTER: (funnel.ABOVE_OUTER, funnel.BELOW_OUTER)}  # fmt: skip


@dataclass(frozen=True)
class Family:
    """One family as it is measured: true and measured log ratios, standard errors and sizes, elementwise."""

    truth: Floats
    measured: Floats
    se: Floats
    size: Floats


def rows(definitions: dict[str, Definition], limits: Thresholds, draws: int, random: Random) -> Iterator[Row]:
    """Of one indicator of each kind: disciplinary cases (few), appointment and discrimination (ratios of rates)."""
    count = max(1, draws // DRAWS_A_FAMILY)
    for kind in (one for one in KINDS if one.number in (2, 3, 8)):
        definition = definitions[kind.indicator]
        alike = [_family(kind, definition, limits, 0.0, random) for _ in range(count)]
        apart = [_family(kind, definition, limits, kind.spread[1], random) for _ in range(count)]
        label = f"{kind.number} · {kind.words}"
        yield from _outside(label, "all trusts alike", alike, spread=False)
        yield from _outside(label, f"true ratios spread by {kind.spread[1]:g}", apart, spread=True)
        yield _places(label, kind, apart, random)
        yield from _shrunken(label, kind, apart)


def _family(kind: Kind, definition: Definition, limits: Thresholds, spread: float, random: Random) -> Family:
    truth = random.normal(kind.spread[0], spread, FAMILY)
    size = world.between((kind.small[0], kind.large[1]), FAMILY, random)
    trusts = world.trusts(kind, definition, size, np.exp(truth), random)
    bme, white = trusts.counts(random)
    found = compared.rates(bme, white, definition.direction, definition.needs_difference, limits).ratio_harm
    bases, events = np.minimum(bme[1], white[1]), np.minimum(bme[0], white[0])
    # As in the build, too few to say is not held against others; nobody at all has no ratio.
    enough = (bases >= limits.fewest_respondents) & (events >= (limits.fewest_events if kind.counted else 1))
    top, bottom = (white, bme) if definition.direction.harm == "white/bme" else (bme, white)
    ratio = (top[0][enough] / top[1][enough]) / (bottom[0][enough] / bottom[1][enough])
    measured, se = funnel.log_ratio(ratio, found.low[enough], found.high[enough])
    return Family(truth[enough], measured, se, size[enough])


def _outside(label: str, truth: str, families: list[Family], *, spread: bool) -> Iterator[Row]:
    zones: list[str] = []
    for family in families:
        group = shrinkage.group(family.measured, family.se)
        tau2 = funnel.dispersion(family.measured, family.se).tau2 if spread else 0.0
        zones += funnel.zones(funnel.z_scores(family.measured, family.se, group.mean, tau2))
    for level, wanted in OUTSIDE.items():
        value, error, count = share(np.isin(zones, BEYOND[level]))
        what = f"outside the {100 * level:g} % limits"
        method = "limits with spread" if spread else "limits of chance"
        yield Row(FUNNEL, label, what, "all sizes", truth, method, value, error, *wanted, count)


def _places(label: str, kind: Kind, families: list[Family], random: Random) -> Row:
    held = []
    for family in families:
        group = shrinkage.group(family.measured, family.se)
        seed = int(random.integers(2**31))
        low, high = shrinkage.rank_intervals(family.measured, family.se, group, seed=seed)
        place = 1 + np.argsort(np.argsort(-family.truth))
        held.append((low <= place) & (place <= high))
    value, error, count = share(np.concatenate(held))
    truth = f"true ratios spread by {kind.spread[1]:g}"
    method = "2,000 draws of the random-effects model"
    return Row(PLACES, label, "place", "all sizes", truth, method, value, error, *COVERED, count)


def _shrunken(label: str, kind: Kind, families: list[Family]) -> Iterator[Row]:
    """Mean squared error of the shrunken log ratio over that of the measured one, for either half by size."""
    raw, drawn, held, size = [], [], [], []
    for family in families:
        found = shrinkage.shrunken(family.measured, family.se, shrinkage.group(family.measured, family.se))
        low, high = found.bounds
        raw.append((family.measured - family.truth) ** 2)
        drawn.append((found.value - family.truth) ** 2)
        held.append((low <= family.truth) & (family.truth <= high))
        size.append(family.size)
    sizes, before, after = (np.concatenate(parts) for parts in (size, raw, drawn))
    middle = np.median(sizes)
    truth = f"true ratios spread by {kind.spread[1]:g}"
    for name, chosen in (("smaller half", sizes <= middle), ("larger half", sizes > middle)):
        value = float(after[chosen].mean() / before[chosen].mean())
        error = 1.96 * _error_of_ratio(after[chosen], before[chosen])
        yield Row(SHRINKAGE, label, "squared error over that of the raw ratio", name, truth,
                  "empirical Bayes", value, error, *BETTER_THAN_RAW, int(chosen.sum()))  # fmt: skip
    value, error, count = share(np.concatenate(held))
    yield Row(SHRINKAGE, label, "interval holds the true ratio, per cent", "all sizes", truth, "empirical Bayes",
              value, error, *COVERED, count)  # fmt: skip


def _error_of_ratio(over: Floats, under: Floats) -> float:
    """Standard error of the ratio of two means of paired values, to first order."""
    ratio = over.mean() / under.mean()
    return float(np.std(over - ratio * under) / under.mean() / np.sqrt(len(over)))
