"""How many people work in each staff group and band, and how likely each is to be BME or of unknown ethnicity."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.sources import wres_return_layout as layout
from atlas.specimen.country import Trust
from atlas.specimen.rates import MIDDLE_YEAR, Floats, expit, logit

_GROWTH = 1.022  # of the workforce in a year
_MORE_BME = 0.07  # a year, log odds of the BME share
_SHARE_YEAR = 2024
# Non-clinical, clinical and medical staff, shares of the whole.
_PARTS = {
    "acute": (0.27, 0.58, 0.15),
    "acute_specialist": (0.28, 0.57, 0.15),
    "mental_health": (0.26, 0.68, 0.06),
    "community": (0.25, 0.72, 0.03),
    "ambulance": (0.245, 0.75, 0.005),
}
# Weight of a line within its staff group, and log odds of a BME member against the trust's whole workforce.
_LINES = {
    "non_clinical": {
        "band_1": (0.03, -0.2), "band_2": (0.27, -0.35), "band_3": (0.22, -0.45), "band_4": (0.16, -0.45),
        "band_5": (0.09, -0.4), "band_6": (0.07, -0.45), "band_7": (0.06, -0.55), "band_8a": (0.045, -0.7),
        "band_8b": (0.025, -0.8), "band_8c": (0.015, -0.9), "band_8d": (0.007, -0.95), "band_9": (0.004, -1.0),
        "vsm": (0.006, -1.0),
    },
    "clinical": {
        "band_1": (0.005, 0.0), "band_2": (0.16, 0.0), "band_3": (0.13, -0.15), "band_4": (0.06, -0.15),
        "band_5": (0.29, 0.55), "band_6": (0.20, -0.1), "band_7": (0.11, -0.45), "band_8a": (0.03, -0.7),
        "band_8b": (0.01, -0.8), "band_8c": (0.006, -0.9), "band_8d": (0.003, -1.0), "band_9": (0.002, -1.05),
        "vsm": (0.002, -1.05),
    },
    "medical": {
        "consultant": (0.43, 0.45), "career_grade": (0.12, 1.0), "trainee": (0.40, 0.5), "other_medical": (0.05, 0.3),
    },
}  # fmt: skip
_BAND_1_CLOSED = 2021
_SENIOR_MANAGERS = 0.04  # of consultants
_STEEPER = 0.25  # spread of the ladder's steepness between trusts
_EASING = 0.02  # of the steepness, a year
_UNKNOWN = (0.06, 0.004)  # of staff in the middle year, and how much less a year
COUNTED = tuple(line for line in layout.lines() if line.number == 1)
STAFF = tuple(number for number, line in enumerate(COUNTED) if line.cell != layout.SENIOR_MANAGER)


@dataclass(frozen=True)
class Workforce:
    """Heads of each line of indicator 1 (years × lines × White, BME, unknown), and the BME share expected of all."""

    heads: NDArray[np.int64]
    expected_bme: Floats
    expected_white: Floats

    @property
    def staff(self) -> NDArray[np.int64]:
        """Everyone once: years × groups."""
        return np.asarray(self.heads[:, STAFF, :].sum(axis=1))


def workforce(trust: Trust, years: NDArray[np.int64], rng: np.random.Generator) -> Workforce:
    """Who works in a trust on 31 March of each year."""
    since = (years - MIDDLE_YEAR).astype(float)
    whole = np.full(len(years), trust.size, dtype=float)
    for first, more in trust.joined:
        whole += np.where(years >= first, more, 0)
    whole *= _GROWTH ** (years - 2025.0)
    weights, steps = _of_lines(trust, years)
    drawn = max(0.2, rng.normal(1, _STEEPER))
    # Where equality is planted nothing hangs on who somebody is: neither what happens nor the rung.
    steepness = (0.0 if trust.planted == "equal" else drawn) * (1 - _EASING * since)
    heads: NDArray[np.int64] = np.rint(whole[:, None] * weights).astype(np.int64)
    odds = logit(trust.share) + _MORE_BME * (years - _SHARE_YEAR)
    chance = expit(odds[:, None] + steepness[:, None] * steps)
    unknown_share = np.clip(_UNKNOWN[0] - _UNKNOWN[1] * since, 0.01, 0.2) * rng.uniform(0.3, 1.7)
    unknown: NDArray[np.int64] = rng.binomial(heads, unknown_share[:, None])
    bme: NDArray[np.int64] = rng.binomial(heads - unknown, chance)
    counts = np.stack([heads - unknown - bme, bme, unknown], axis=2)
    consultant, senior = (_position("medical", cell) for cell in (layout.CONSULTANT, layout.SENIOR_MANAGER))
    counts[:, senior, :] = rng.binomial(counts[:, consultant, :], _SENIOR_MANAGERS)
    total = heads[:, STAFF].sum(axis=1)
    known = heads[:, STAFF] * (1 - unknown_share[:, None])
    expected = (known * chance[:, STAFF]).sum(axis=1) / total
    return Workforce(counts, expected, known.sum(axis=1) / total - expected)


def _of_lines(trust: Trust, years: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Weight of each line in each year, adding up to 1, and the log odds of each line."""
    weights, steps = np.zeros((len(years), len(COUNTED))), np.zeros(len(COUNTED))
    for (part, lines), share in zip(_LINES.items(), _PARTS[trust.kind], strict=True):
        for cell, (weight, step) in lines.items():
            at = _position(part, cell)
            left = np.clip((_BAND_1_CLOSED - years) / 5, 0, 1) if cell == "band_1" else 1.0
            weights[:, at], steps[at] = share * weight * left, step
    return weights / weights.sum(axis=1, keepdims=True), steps


def _position(part: str, cell: str) -> int:
    return next(number for number, line in enumerate(COUNTED) if (line.part, line.cell) == (part, cell))
