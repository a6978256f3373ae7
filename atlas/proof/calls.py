"""How often a verdict is false where the truth is planted at its threshold, and how often a true gap is called one.

Families of 210 trusts of all sizes, adjusted by Benjamini and Hochberg as the build does. The adjustment is the less
strict the more real gaps a family holds, so each truth is tried in a family where all trusts share it and in one where
half of them lie so far from it that most of those are called; the worse of the two is what a row gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from atlas.measures.intervals import Floats
from atlas.measures.verdict import EQUITABLE, GAP, LARGE_GAP, REVERSE_GAP, TOO_FEW, Thresholds
from atlas.proof import judged, world
from atlas.proof.judged import FAMILY, Words
from atlas.proof.rows import FALSE_CALLS, POWER, Row, share
from atlas.proof.world import KINDS, Kind, Random
from atlas.warehouse.judge import Definition

WANTED = (0.0, 5.0)
DRAWS_A_FAMILY = 50  # of the draws asked for: 2,000 draws are 40 families, 8,400 trusts
TRUE_GAP = 1.5


@dataclass(frozen=True)
class Truth:
    """A planted ratio of harm, the verdicts that are false there, and the ratio of the other half of a mixed family."""

    ratio: float
    verdict: str
    false: tuple[str, ...]
    others: float


TRUTHS = (
    Truth(1.25, LARGE_GAP, (LARGE_GAP,), 2.0),
    Truth(1.0, GAP, (GAP, LARGE_GAP), 1.6),
    Truth(1.0, REVERSE_GAP, (REVERSE_GAP,), 0.75),
    Truth(1.3, EQUITABLE, (EQUITABLE,), 1.0),
)
# Of boards and bands, as shares (0 to 1) below that of the workforce.
SHORTFALLS = (
    Truth(0.0, GAP, (GAP,), 0.14),
    Truth(0.0, REVERSE_GAP, (REVERSE_GAP,), -0.2),
    Truth(0.05, EQUITABLE, (EQUITABLE,), 0.0),
)
SHORT = 0.15  # a board 15 points below its workforce
MEMBERS = (10.0, 12.0, 14.0, 16.0)
# Sizes at which power is told: of disciplinary cases, and of respondents, staff or people shortlisted.
CASES = (10.0, 20.0, 30.0, 40.0, 60.0, 100.0)
PEOPLE = (200.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0)
THIRDS = (("smallest third", 0, 1), ("largest third", 2, 3))


def false_calls(definitions: dict[str, Definition], limits: Thresholds, draws: int, random: Random) -> Iterator[Row]:
    """False verdicts per hundred trusts at each threshold, of all sizes, and of the smallest and largest third."""
    families = max(1, draws // DRAWS_A_FAMILY)
    for kind in KINDS:
        for truth in TRUTHS:
            found = [
                _rates(kind, definitions[kind.indicator], limits, truth, half, families, random)
                for half in (False, True)
            ]
            label = f"{kind.number} · {kind.words}"
            yield from _worse(label, truth, f"ratio {truth.ratio:g}", found, f"{_span(kind)} {kind.measure}")
    for truth in SHORTFALLS:
        found = [_boards(definitions["board"], limits, truth, half, families, random) for half in (False, True)]
        yield from _worse("9 · Board", truth, f"{100 * truth.ratio:.0f} points below", found, "boards of 10 to 16")


def power(definitions: dict[str, Definition], limits: Thresholds, draws: int, random: Random) -> Iterator[Row]:
    """How often a true ratio of 1.5 is called a gap, and true equality equitable, by size; in families half of each."""
    for kind in KINDS:
        sizes = CASES if kind.number == 3 else PEOPLE
        each = FAMILY // (2 * len(sizes))
        # A family holds as many of each size and truth, so it may be a little smaller than 210.
        size = np.repeat(sizes, 2 * each)
        ratio = np.tile([TRUE_GAP, 1.0], each * len(sizes))
        families = max(1, draws // (2 * each))
        trusts = world.trusts(kind, definitions[kind.indicator], size, ratio, random).repeated(families)
        words = _judged(kind, definitions[kind.indicator], limits, trusts, random, len(size))
        size, ratio = np.tile(size, families), np.tile(ratio, families)
        for one in sizes:
            for truth, called, name in ((TRUE_GAP, (GAP, LARGE_GAP), GAP), (1.0, (EQUITABLE,), EQUITABLE)):
                chosen = words[(size == one) & (ratio == truth)]
                value, error, count = share(np.isin(chosen, called))
                few = np.mean(chosen == TOO_FEW)
                label, text = f"{kind.number} · {kind.words}", f"{one:,.0f} {kind.measure}"
                method = f"too few to say: {100 * few:.0f} %" if few else ""
                yield Row(POWER, label, name, text, f"ratio {truth:g}", method, value, error, None, None, count)
    yield from _power_of_boards(definitions["board"], limits, draws, random)


def _power_of_boards(definition: Definition, limits: Thresholds, draws: int, random: Random) -> Iterator[Row]:
    families = max(1, draws // DRAWS_A_FAMILY)
    members = np.resize(np.array(MEMBERS), FAMILY * families)
    short = np.resize(np.repeat([SHORT, 0.0], len(MEMBERS)), len(members))
    staff = world.between((800, 12_000), len(members), random)
    trusts = world.boards(members, staff, short, random)
    words = judged.of_shares(*trusts.counts(random), definition, limits)
    for one in MEMBERS:
        chosen = words[(members == one) & (short == SHORT)]
        value, error, count = share(chosen == GAP)
        few = np.mean(chosen == TOO_FEW)
        method = f"too few to say: {100 * few:.0f} %" if few else ""
        truth = f"{100 * SHORT:.0f} points below"
        yield Row(POWER, "9 · Board", GAP, f"{one:.0f} members", truth, method, value, error, None, None, count)


def _rates(
    kind: Kind, definition: Definition, limits: Thresholds, truth: Truth, half: bool, families: int, random: Random
) -> tuple[Words, Floats]:
    """Verdicts on the trusts at that truth, and the sizes of their smaller group."""
    tested = _tested(half)
    size = world.between((kind.small[0], kind.large[1]), FAMILY, random)
    ratio = np.where(tested, truth.ratio, truth.others)
    trusts = world.trusts(kind, definition, size, ratio, random).repeated(families)
    words = _judged(kind, definition, limits, trusts, random, FAMILY)
    chosen = np.tile(tested, families)
    return words[chosen], np.minimum(trusts.bme_base, trusts.white_base)[chosen]


def _judged(
    kind: Kind, definition: Definition, limits: Thresholds, trusts: world.Trusts, random: Random, family: int
) -> Words:
    return judged.of_rates(*trusts.counts(random), definition, kind.counted, limits, family)


def _boards(
    definition: Definition, limits: Thresholds, truth: Truth, half: bool, families: int, random: Random
) -> tuple[Words, Floats]:
    tested = _tested(half)
    members = random.integers(world.BOARD[0], world.BOARD[1] + 1, FAMILY).astype(float)
    staff = world.between((800, 12_000), FAMILY, random)
    trusts = world.boards(members, staff, np.where(tested, truth.ratio, truth.others), random).repeated(families)
    words = judged.of_shares(*trusts.counts(random), definition, limits)
    chosen = np.tile(tested, families)
    return words[chosen], trusts.size[chosen]


def _tested(half: bool) -> npt.NDArray[np.bool_]:
    """Which of a family are at the truth that is tested: every second one, or all."""
    return np.arange(FAMILY) % 2 == 0 if half else np.ones(FAMILY, dtype=bool)


def _worse(label: str, truth: Truth, planted: str, found: Sequence[tuple[Words, Floats]], sizes: str) -> Iterator[Row]:
    """Of the two kinds of family the one with more false calls, for all sizes and for either end of them."""
    for name, start, end in (("all", 0, 3), *THIRDS):
        shares = []
        for words, size in found:
            low, high = np.quantile(size, [start / 3, end / 3])
            shares.append(share(np.isin(words[(size >= low) & (size <= high)], truth.false)))
        value, error, count = max(shares)
        low_wanted, high_wanted = WANTED
        text = sizes if name == "all" else f"{name} of {sizes}"
        yield Row(FALSE_CALLS, label, truth.verdict, text, planted, "", value, error, low_wanted, high_wanted, count)


def _span(kind: Kind) -> str:
    return f"{kind.small[0]:,.0f} to {kind.large[1]:,.0f}"
