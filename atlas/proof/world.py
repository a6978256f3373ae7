"""Invented trusts for simulation: how large they are, and what is counted in them when the truth is planted.

Sizes are those of NHS trusts: 200 to 8,000 survey respondents, 10 to 60 disciplinary cases a year, boards of 10 to 16.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from atlas.measures import likelihood
from atlas.measures.compared import Counts
from atlas.measures.intervals import Floats
from atlas.warehouse.judge import Definition

Random = np.random.Generator
Range = tuple[float, float]


@dataclass(frozen=True)
class Kind:
    """One indicator to be simulated.

    ``measure``: what its size counts, in words. ``small`` and ``large``: sizes from and to. ``white_rate``: White
    staff's rate from and to, or None where the size itself counts events (disciplinary cases, 1 in 100 staff).
    ``spread``: mean and standard deviation of the logarithm of the true ratio of harm between trusts.
    """

    number: int
    indicator: str
    words: str
    measure: str
    small: Range
    large: Range
    white_rate: Range | None
    spread: tuple[float, float]

    @property
    def counted(self) -> bool:
        """Whether counts themselves are published, so that the rule of the fewest events applies."""
        return self.number < 5


def _survey(number: int, indicator: str, words: str, white_rate: Range, spread: tuple[float, float]) -> Kind:
    return Kind(number, indicator, words, "respondents", (200, 800), (2_000, 8_000), white_rate, spread)


KINDS = (
    Kind(2, "appointment", "Appointment", "shortlisted", (400, 1_500), (3_000, 15_000), (0.15, 0.3), (0.47, 0.25)),
    Kind(3, "disciplinary", "Disciplinary process", "cases", (10, 20), (30, 60), None, (0.05, 0.4)),
    Kind(4, "training", "Training", "staff", (800, 2_500), (4_000, 12_000), (0.3, 0.6), (0.0, 0.1)),
    _survey(5, "harassment_public", "Harassment by the public", (0.16, 0.3), (0.12, 0.12)),
    _survey(6, "harassment_staff", "Harassment by staff", (0.16, 0.25), (0.17, 0.12)),
    _survey(7, "career_progression", "Equal opportunities", (0.52, 0.65), (0.17, 0.08)),
    _survey(8, "discrimination", "Discrimination", (0.05, 0.1), (0.8, 0.2)),
)
BOARD = (10, 16)
BME_SHARE = (0.1, 0.4)
CASES_OF_STAFF = 0.01


@dataclass(frozen=True)
class Trusts:
    """Invented trusts: sizes as ``Kind.measure`` counts them, and people and true rates of both groups, elementwise."""

    size: Floats
    bme_base: Floats
    white_base: Floats
    bme_rate: Floats
    white_rate: Floats

    def repeated(self, times: int) -> Trusts:
        """The same trusts over and over, for as many years of chance."""
        columns = (self.size, self.bme_base, self.white_base, self.bme_rate, self.white_rate)
        return Trusts(*(np.tile(column, times) for column in columns))

    def counts(self, random: Random) -> tuple[Counts, Counts]:
        """What is counted of BME and of White staff: as many as chance makes of the true rates."""
        bme = random.binomial(self.bme_base.astype(int), self.bme_rate).astype(float)
        white = random.binomial(self.white_base.astype(int), self.white_rate).astype(float)
        return (bme, self.bme_base), (white, self.white_base)


def between(limits: Range, count: int, random: Random) -> Floats:
    """Whole numbers spread evenly on the log scale: many small, few large."""
    return np.asarray(np.round(np.exp(random.uniform(np.log(limits[0]), np.log(limits[1]), count))))


def trusts(kind: Kind, definition: Definition, size: Floats, ratio_harm: Floats, random: Random) -> Trusts:
    """Trusts of these sizes with these true ratios of harm (above 1: worse for BME staff)."""
    count = len(size)
    share = random.uniform(*BME_SHARE, count)
    white_over_bme = definition.direction.harm == likelihood.WHITE_OVER_BME
    bme_over_white = 1 / ratio_harm if white_over_bme else ratio_harm
    if kind.white_rate is None:
        staff = np.round(size / CASES_OF_STAFF)
        white_rate = size / staff / (share * bme_over_white + 1 - share)
    else:
        staff = size
        white_rate = random.uniform(*kind.white_rate, count)
    bme_base = np.round(staff * share)
    return Trusts(size, bme_base, staff - bme_base, white_rate * bme_over_white, white_rate)


def boards(members: Floats, staff: Floats, shortfall: Floats, random: Random) -> Trusts:
    """Boards (``bme``) beside their workforces (``white``): true BME shares ``shortfall`` (0 to 1) apart."""
    share = random.uniform(0.15, 0.4, len(members))
    return Trusts(members, members, staff, share - shortfall, share)
