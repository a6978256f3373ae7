"""Counts drawn around the planted truth: the return of a trust for each year."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.sources import wres
from atlas.sources import wres_return_layout as layout
from atlas.sources.wres_return_cells import Entry
from atlas.sources.wres_return_checks import Cells
from atlas.sources.wres_return_layout import Line
from atlas.specimen import rates, sizes
from atlas.specimen.country import Trust
from atlas.specimen.plan import Plan
from atlas.specimen.rates import Floats

# Counts and, where a line has a base of its own, bases, by line and group.
Counts = dict[tuple[Line, str], tuple[int, int | None]]
_ANSWERED = {"white": (0.47, 0.05), "bme": (0.40, 0.05), "unknown": (0.30, 0.05)}
_CASES = (0.0065, 10, 60)  # disciplinary cases expected: of staff, at least, at most
_SMALL = 1000  # head count under which a trust has fewer cases than that
_APPOINTED = 0.14  # of staff in a year
_BOARD = (10, 17)
_BOARD_SHARE = (0.50, 0.03)  # of the workforce's BME share: in the middle year, and how much more a year
_NO_RETURN, _NO_RETURN_AT_FIRST, _NO_INDICATOR = 0.03, 0.10, 0.03
_GROUPS = tuple(layout.GROUPS)


@dataclass(frozen=True)
class Return:
    """What a trust returned for a year: counts and bases by line and group."""

    trust: Trust
    year: int
    counts: Counts

    @property
    def file(self) -> str:
        """The name of the file that holds it in the long form."""
        return f"{self.trust.code}-{self.year}.csv"

    def cells(self) -> Cells:
        """The same as the reader of returns sees it, each count with its row in the file."""
        return {
            (line, group): Entry(
                self.trust.code, self.year, line, group, numerator, base, "", row, "numerator", "denominator"
            )
            for row, ((line, group), (numerator, base)) in enumerate(self.counts.items(), start=2)
        }


@dataclass(frozen=True)
class Planted:
    """One row of what is planted: rates in per cent, and the ratio above 1 where it is worse for BME staff."""

    organisation: str
    wres_year: int
    indicator: str
    planted: str
    bme: float
    white: float
    ratio: float | None


@dataclass(frozen=True)
class Drawn:
    """A trust's returns, those that it failed to give left out; what is true in every year; its newest head count."""

    returns: list[Return]
    truth: list[Planted]
    staff: int


def draw(trust: Trust, plan: Plan) -> Drawn:
    """Everything about one trust, from the seed and its number alone."""
    rng = np.random.default_rng([plan.seed, 1, trust.number])
    years = np.array([year for year in plan.years if trust.first <= year <= trust.last])
    force = sizes.workforce(trust, years, rng)
    truth = rates.truth(trust, years, rng)
    staff = force.staff
    events = {number: _events(number, staff, truth, rng) for number in range(2, 9)}
    board_share = np.clip(force.expected_bme * (_BOARD_SHARE[0] + _BOARD_SHARE[1] * (years - rates.MIDDLE_YEAR)), 0, 1)
    boards = [_board(share, rng) for share in board_share]
    found = []
    for at, year in enumerate(years.tolist()):
        left_out = _left_out(year == plan.years[0], rng)
        counts = _counts_of(at, force, events, boards[at], left_out)
        if counts:
            found.append(Return(trust, year, counts))
    return Drawn(found, _planted(trust, years, force, events, truth, board_share), int(staff[-1].sum()))


def _left_out(first_year: bool, rng: np.random.Generator) -> set[int]:
    """The indicators that a trust does not return this year: none, one or all."""
    chance, one = rng.random(2)
    if chance < (_NO_RETURN_AT_FIRST if first_year else _NO_RETURN):
        return set(range(1, 10))
    return {int(rng.integers(1, 10))} if one < _NO_INDICATOR else set()


@dataclass(frozen=True)
class _Events:
    """Bases and events by year and group, and the true White and BME rates."""

    bases: NDArray[np.int64]
    events: NDArray[np.int64]
    white: Floats
    bme: Floats


def _events(number: int, staff: NDArray[np.int64], truth: rates.Truth, rng: np.random.Generator) -> _Events:
    bases = _bases(number, staff, truth, rng)
    ratio = truth.ratio[number]
    if number == 3:
        everyone = staff.sum(axis=1)
        share, least, most = _CASES
        cases = np.where(everyone < _SMALL, share * everyone, np.clip(share * everyone, least, most))
        white = cases / (staff[:, 0] + ratio * staff[:, 1] + (1 + ratio) / 2 * staff[:, 2])
        bme = white * ratio
    else:
        white, bme = truth.white[number], truth.bme[number]
    chance = np.stack([white, bme, (white + bme) / 2], axis=1)
    return _Events(bases, rng.binomial(bases, chance), white, bme)


def _bases(
    number: int, staff: NDArray[np.int64], truth: rates.Truth, rng: np.random.Generator
) -> NDArray[np.int64]:  # fmt: skip
    if number == 2:
        # More BME applicants are shortlisted than there are BME staff.
        wanted = staff * np.array([0.9, 1.5, 1.2]) * _APPOINTED / truth.white[2][:, None]
        return np.asarray(rng.poisson(wanted))
    if number in wres.SURVEY:
        share = np.array([rng.normal(*_ANSWERED[group], size=len(staff)) for group in _GROUPS]).T
        return np.asarray(rng.binomial(staff, np.clip(share, 0.15, 0.9)))
    return staff


def _board(share: float, rng: np.random.Generator) -> dict[str, tuple[int, ...]]:
    """Members of each line of the board by group."""
    size = int(rng.integers(*_BOARD))
    group = rng.choice(len(_GROUPS), size, p=[0.97 * (1 - share), 0.97 * share, 0.03])
    voting, executive = np.arange(size) < round(0.8 * size), rng.permutation(size) < size // 2
    lines = {
        layout.BOARD: np.ones(size, dtype=bool), layout.VOTING: voting, layout.EXECUTIVE: executive,
        layout.NON_VOTING: ~voting, layout.NON_EXECUTIVE: ~executive,
    }  # fmt: skip
    return {name: tuple(np.bincount(group[chosen], minlength=3).tolist()) for name, chosen in lines.items()}


def _counts_of(
    at: int, force: sizes.Workforce, events: dict[int, _Events], board: dict[str, tuple[int, ...]], left_out: set[int]
) -> Counts:
    """The counts of one year, in the order of the return."""
    counts: Counts = {}
    heads = dict(zip(sizes.COUNTED, force.heads[at].tolist(), strict=True))
    for line in layout.lines():
        if line.number in left_out:
            continue
        if line.number == 1:
            counts |= {(line, group): (number, None) for group, number in zip(_GROUPS, heads[line], strict=True)}
        elif line.number == 9:
            members = board[line.breakdown]
            counts |= {(line, group): (number, None) for group, number in zip(_GROUPS, members, strict=True)}
        else:
            drawn = events[line.number]
            numerators, bases = drawn.events[at].tolist(), drawn.bases[at].tolist()
            counts |= {
                (line, group): pair for group, pair in zip(_GROUPS, zip(numerators, bases, strict=True), strict=True)
            }
            # Of few events a total gives away the group with fewest, and with it the next is hidden: surveys only.
            if line.number in wres.SURVEY:
                counts[line, layout.TOTAL_GROUP] = (sum(numerators), sum(bases))
    return counts


def _planted(
    trust: Trust,
    years: NDArray[np.int64],
    force: sizes.Workforce,
    events: dict[int, _Events],
    truth: rates.Truth,
    board_share: Floats,
) -> list[Planted]:
    rows = []
    for at, year in enumerate(years.tolist()):
        for number, name in wres.IDS.items():
            if number in (1, 9):
                bme = force.expected_bme[at] if number == 1 else 0.97 * board_share[at]
                white = force.expected_white[at] if number == 1 else 0.97 * (1 - board_share[at])
                ratio, planted = None, ""
            else:
                white, bme, ratio = events[number].white[at], events[number].bme[at], float(truth.ratio[number][at])
                planted = trust.planted
            rows.append(Planted(trust.code, year, name, planted, 100 * float(bme), 100 * float(white), ratio))
    return rows
