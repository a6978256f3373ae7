"""The truth that is planted: what would be measured if there were no chance, for every trust, indicator and year.

Levels and spreads are those of the published national results: White applicants 1.6 times as likely to be appointed,
disciplinary entry about as likely with a wide spread, survey gaps of 3 to 11 points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from atlas.sources import wres
from atlas.specimen.country import PLANTED, Trust

Floats = NDArray[np.float64]
MIDDLE_YEAR = 2020
HIGHEST = 0.97

# Indicators 2 and 4: the White rate, its spread (log odds), the ratio above which BME staff fare worse, its spread.
_RATIOS = {2: (0.22, 0.20, 1.60, 0.25), 4: (0.62, 0.45, 1.04, 0.10)}
_DISCIPLINARY = (1.05, 0.40)
# Indicators 5 to 8: the White rate, its spread (log odds), the gap in points that is worse for BME staff, its spread.
_GAPS = {5: (0.27, 0.22, 3.0, 2.0), 6: (0.215, 0.18, 5.0, 2.0), 7: (0.60, 0.18, 11.0, 3.0), 8: (0.068, 0.20, 9.0, 2.5)}
_PUBLIC_CONTACT = {"ambulance": 0.85, "mental_health": 0.25, "community": -0.35, "acute_specialist": -0.5}
_OLD_BASE = 1.45  # “don't know” outside the base raises the log odds of indicator 7 by so much
_SLOPE = {2: (-0.010, 0.015), 3: (-0.015, 0.02), 4: (0.0, 0.01)} | dict.fromkeys(wres.SURVEY, (-0.004, 0.008))


@dataclass(frozen=True)
class Truth:
    """True rates (0 to 1) by indicator 2 to 8, one for each year; ``ratio`` is above 1 where it is worse for BME staff.

    Of indicator 3 ``white`` is blank: it follows from the number of cases expected.
    """

    white: dict[int, Floats]
    bme: dict[int, Floats]
    ratio: dict[int, Floats]


def truth(trust: Trust, years: NDArray[np.int64], rng: np.random.Generator) -> Truth:
    """What is true of a trust in each of the years."""
    since = (years - MIDDLE_YEAR).astype(float)
    white = {number: _level(number, trust, years, rng) for number in (2, 4, *wres.SURVEY)}
    ratio = {number: _ratio(number, trust, white, since, rng) for number in range(2, 9)}
    bme = {}
    for number, level in white.items():
        likelier = number in (5, 6, 8)
        rate = level * ratio[number] if likelier else level / ratio[number]
        bme[number] = np.minimum(rate, HIGHEST)
        capped = bme[number] / level if likelier else level / bme[number]
        ratio[number] = np.where(rate > HIGHEST, capped, ratio[number])
    return Truth(white, bme, ratio)


def _level(number: int, trust: Trust, years: NDArray[np.int64], rng: np.random.Generator) -> Floats:
    middle, spread = (_RATIOS if number in _RATIOS else _GAPS)[number][:2]
    odds = np.full(len(years), logit(middle) + rng.normal(0, spread))
    if number == 5:
        odds += _PUBLIC_CONTACT.get(trust.kind, 0.0)
    if number in (5, 6):
        odds -= 0.02 * (years - MIDDLE_YEAR)
    if number == 7:
        odds += np.where(years - 1 < wres.NEW_BASE_SURVEY_YEAR, _OLD_BASE, 0.0)
    return expit(odds)


def _ratio(
    number: int, trust: Trust, white: dict[int, Floats], since: Floats, rng: np.random.Generator
) -> Floats:  # fmt: skip
    if number in _GAPS:
        level, _, points, spread = _GAPS[number]
        gap = max(rng.normal(points, spread), -0.5 * points) / 100
        worse = level / (level - gap) if number == 7 else (level + gap) / level
        middle = float(np.log(worse))
    else:
        ratio, spread = _DISCIPLINARY if number == 3 else _RATIOS[number][2:]
        middle = float(rng.normal(np.log(ratio), spread))
    slope = float(rng.normal(*_SLOPE[number]))
    if trust.planted:
        return np.full(len(since), PLANTED[trust.planted])
    return np.exp(middle + slope * since)


def logit(share: float) -> float:
    """Log odds."""
    return float(np.log(share / (1 - share)))


def expit(odds: Floats) -> Floats:
    """The share of log odds."""
    return 1 / (1 + np.exp(-odds))
