"""The race equality mark put to the proof: false awards, false refusals, size, ethnic mix, and both sides of equal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from atlas.measures.mark import BRONZE, GOLD, NO_MARK, NOT_ASSESSED, SILVER
from atlas.measures.mark_method import Method
from atlas.measures.mark_sensitivity import mark_of
from atlas.measures.mark_states import MET, inside
from atlas.proof import mark_world
from atlas.proof.mark_world import YEARS, Planted
from atlas.proof.rows import MARK, Row, share
from atlas.proof.world import Random

SIZES = (1_000, 3_000, 6_000, 12_000, 24_000)
MIXES = (0.1, 0.28, 0.5)
USUAL_MIX = 0.28
TRUSTS_A_DRAW = 5  # of the draws asked for: 2,000 draws are 400 employers of each size and truth
WANTED = (0.0, 5.0)
SMALL_GAP = 1.15
UNFAIR = "fairness at its wide limit, all else equal"
LEVELS = (BRONZE, SILVER, GOLD)


def rows(method: Method, draws: int, random: Random) -> Iterator[Row]:
    """Everything that is said of the mark's statistics, from one seed."""
    trusts = max(1, draws // TRUSTS_A_DRAW)
    wide, fair, close = method["wide.ratio"], method.wide_ratio("disciplinary"), method["close.ratio"]
    for staff in SIZES:
        yield from _equal(Planted(staff, USUAL_MIX), method, trusts, random)
    false: tuple[tuple[str, dict[str, float], float, str], ...] = (
        ("every domain at its wide limit", {"disciplinary": fair}, wide, BRONZE),
        (UNFAIR, {"disciplinary": fair}, 1.0, BRONZE),
        ("representation at its wide limit, all else equal", dict.fromkeys(mark_world.LADDER, wide), 1.0, BRONZE),
        ("everything at the close limit", {}, close, GOLD),
    )
    for truth, ratios, ratio, level in false:
        for staff in SIZES:
            found = _marks(Planted(staff, USUAL_MIX, ratio, ratios), method, trusts, random)
            yield _row(method, _false(level), staff, USUAL_MIX, truth, _at_least(found, level), WANTED)
    for mix in MIXES:
        if mix != USUAL_MIX:
            found = _marks(Planted(SIZES[-2], mix, 1.0, {"disciplinary": fair}), method, trusts, random)
            hits = _at_least(found, BRONZE)
            yield _row(method, _false(BRONZE), SIZES[-2], mix, UNFAIR, hits, WANTED)
        yield from _by_mix(Planted(SIZES[-2], mix, SMALL_GAP), method, trusts, random)
    yield from _both_sides(method, trusts, random)


def _equal(planted: Planted, method: Method, trusts: int, random: Random) -> Iterator[Row]:
    found = _marks(planted, method, trusts, random)
    truth = "equal in everything"
    yield _row(
        method, "no mark, falsely", planted.staff, planted.bme_share, truth, [m == NO_MARK for m in found], WANTED
    )
    yield _row(method, NOT_ASSESSED, planted.staff, planted.bme_share, truth, [m == NOT_ASSESSED for m in found])
    for level in LEVELS:
        yield _row(method, level, planted.staff, planted.bme_share, truth, [mark == level for mark in found])


def _by_mix(planted: Planted, method: Method, trusts: int, random: Random) -> Iterator[Row]:
    """At equal gaps: how many of those that can be assessed earn a mark, and how many can't be."""
    found = _marks(planted, method, trusts, random)
    truth = f"ratio {planted.ratio:g} everywhere"
    assessed = [mark in LEVELS for mark in found if mark != NOT_ASSESSED]
    if assessed:
        yield _row(method, "a mark, of those assessed", planted.staff, planted.bme_share, truth, assessed)
    yield _row(method, NOT_ASSESSED, planted.staff, planted.bme_share, truth, [m == NOT_ASSESSED for m in found])


def _both_sides(method: Method, trusts: int, random: Random) -> Iterator[Row]:
    """Indicator 3 alone: a ratio far below 1 is met no more often than equality, nor than its mirror image."""
    staff = SIZES[-2]
    for ratio in (0.55, 1.0, 1 / 0.55):
        planted = Planted(staff, USUAL_MIX, 1.0, {"disciplinary": ratio})
        limits = method.wide_ratio("disciplinary"), method["wide.points"]
        window = YEARS[-method.pooled_years("disciplinary") :]
        met = [
            inside(record.pooled["disciplinary", window], *limits) == MET
            for record in mark_world.records(planted, method, trusts, random)
        ]
        yield _row(method, "indicator 3 inside the wide band", staff, USUAL_MIX, f"{ratio:.2f} on indicator 3", met)


def _marks(planted: Planted, method: Method, trusts: int, random: Random) -> list[str]:
    """The mark of the last year, that year taken alone, of so many employers."""
    found = mark_world.records(planted, method, trusts, random)
    return [mark_of(record, YEARS[-1:], method)[-1].level for record in found]


def _false(level: str) -> str:
    return f"{level}, falsely" if level == LEVELS[-1] else f"{level} or better, falsely"


def _at_least(marks: Sequence[str], level: str) -> list[bool]:
    high_enough = LEVELS[LEVELS.index(level) :]
    return [mark in high_enough for mark in marks]


def _row(
    method: Method,
    what: str,
    staff: int,
    mix: float,
    truth: str,
    hits: Sequence[bool],
    wanted: tuple[float, float] | None = None,
) -> Row:
    value, error, count = share(hits)
    low, high = wanted or (None, None)
    size = f"{staff:,} staff, {100 * mix:.0f} % BME"
    return Row(MARK, "Mark", what, size, truth, f"version {method.version}", value, error, low, high, count)
