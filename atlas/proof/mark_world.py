"""Invented employers for the race equality mark: four years of counts around planted ratios, as its records.

Staff and board are the same people in every year, as they mostly are; applicants, cases and answers are drawn anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from atlas.measures import intervals, progression
from atlas.measures.intervals import Floats, Interval
from atlas.measures.mark_case import Record, YearFacts
from atlas.measures.mark_method import Method
from atlas.measures.mark_states import POINTS, RATIO, Figure, Span
from atlas.proof.world import Random

YEARS = (2022, 2023, 2024, 2025)
# White staff's rates, and whether the event is a good one; who is counted, as a share of all staff of a group.
_RATES = {
    "appointment": (0.20, True, 0.8), "training": (0.45, True, 1.0), "disciplinary": (0.01, False, 1.0),
    "career_progression": (0.60, True, 0.45), "harassment_public": (0.25, False, 0.45),
    "harassment_staff": (0.20, False, 0.45), "discrimination": (0.07, False, 0.45),
}  # fmt: skip
_SURVEY = ("career_progression", "harassment_public", "harassment_staff", "discrimination")
_TIERS = (0.60, 0.31, 0.09)  # of White staff: lower, middle, upper
_PARTS = (0.7, 0.3)  # clinical, other jobs
_SEATS = 14
LADDER = ("senior_bands", "race_disparity_ratio")


@dataclass(frozen=True)
class Planted:
    """``staff`` of known ethnicity, the BME share of them, and the true ratio of harm: of all, or by criterion."""

    staff: int
    bme_share: float
    ratio: float = 1.0
    ratios: dict[str, float] = field(default_factory=dict)

    def of(self, criterion: str) -> float:
        """The true ratio of a criterion, above 1 where it is worse for BME staff."""
        return self.ratios.get(criterion, self.ratio)


def records(planted: Planted, method: Method, draws: int, random: Random) -> list[Record]:
    """So many employers with the same truth, each with an action plan and nothing missing."""
    white, bme = round(planted.staff * (1 - planted.bme_share)), round(planted.staff * planted.bme_share)
    figures: dict[str, list[list[Figure]]] = {}
    pooled: dict[str, dict[tuple[int, ...], list[Figure]]] = {}
    for name, (rate, good, counted) in _RATES.items():
        other = min(0.97, rate / planted.of(name) if good else rate * planted.of(name))
        bases = (round(bme * counted), round(white * counted))
        counts = [
            random.binomial(base, share, (len(YEARS), draws)) for base, share in zip(bases, (other, rate), strict=True)
        ]
        survey = name in _SURVEY
        figures[name] = [
            _rates(counts[0][y], bases[0], counts[1][y], bases[1], good, survey, rate) for y in range(len(YEARS))
        ]
        window = method.pooled_years(name)
        if window > 1:
            pooled[name] = {
                YEARS[last - window + 1 : last + 1]: _rates(
                    counts[0][last - window + 1 : last + 1].sum(axis=0), bases[0] * window,
                    counts[1][last - window + 1 : last + 1].sum(axis=0), bases[1] * window, good, survey, rate,
                )
                for last in range(window - 1, len(YEARS))
            }  # fmt: skip
    senior, disparity = _ladder(planted, white, bme, draws, random)
    board = _board(planted, draws, random)
    return [
        Record(
            f"invented {n}",
            {
                year: YearFacts(
                    {name: found[y][n] for name, found in figures.items()}
                    | {"senior_bands": senior[n], "race_disparity_ratio": disparity[n], "board": board[n]},
                    unknown_percent=2.0,
                    bme_staff=float(bme),
                    bme_respondents=float(round(bme * _RATES["discrimination"][2])),
                    action_plan=True,
                )
                for y, year in enumerate(YEARS)
            },
            {(name, years): found[n] for name, windows in pooled.items() for years, found in windows.items()},
        )
        for n in range(draws)
    ]


def _rates(
    bme: Floats, bme_base: int, white: Floats, white_base: int, good: bool, survey: bool, national: float
) -> list[Figure]:
    """Figures of one criterion and year; of the survey also the difference and the level against the nation."""
    own, other = (bme, np.full(len(bme), bme_base)), (white, np.full(len(white), white_base))
    over = (*other, *own) if good else (*own, *other)
    harm = intervals.ratio(*over)
    count, base, other_count, other_base = intervals.with_half_added(*over)
    values = (count / base) / (other_count / other_base)
    if not survey:
        return [Figure((one,)) for one in _spans(RATIO, values, harm)]
    sign = -1.0 if good else 1.0
    points = intervals.difference(*own, *other)
    turned = Interval(-points.high, -points.low, points.method) if good else points
    gaps = 100 * sign * (own[0] / own[1] - other[0] / other[1])
    level = intervals.wilson(*own)
    low, high = (level.high, level.low) if good else (level.low, level.high)
    times = (
        Interval(national / low, national / high, level.method)
        if good
        else Interval(low / national, high / national, level.method)
    )
    levels = Interval(100 * sign * (low - national), 100 * sign * (high - national), level.method)
    rates = np.maximum(own[0], 0.5) / own[1]
    return [
        Figure((ratio, gap), (own_ratio, own_gap))
        for ratio, gap, own_ratio, own_gap in zip(
            _spans(RATIO, values, harm),
            _spans(POINTS, gaps, Interval(100 * turned.low, 100 * turned.high, turned.method)),
            _spans(RATIO, national / rates if good else rates / national, times),
            _spans(POINTS, 100 * sign * (rates - national), levels),
            strict=True,
        )
    ]


def _spans(what: str, values: Floats, bounds: Interval) -> list[Span]:
    found = zip(values.tolist(), bounds.low.tolist(), bounds.high.tolist(), strict=True)
    return [Span(what, value, low, high) for value, low, high in found]


def _ladder(planted: Planted, white: int, bme: int, draws: int, random: Random) -> tuple[list[Figure], list[Figure]]:
    """Who holds band 8a and above, and the disparity ratio in both staff groups; the White staff as they are likely."""
    lower, _, upper = _TIERS
    at_top = upper / planted.of("race_disparity_ratio")
    chances = {"white": _TIERS, "bme": (lower, 1 - lower - at_top, at_top)}
    tiers = {
        group: [random.multinomial(round(people * part), chances[group], draws).astype(float) for part in _PARTS]
        for group, people in (("white", white), ("bme", bme))
    }
    tops = {group: sum(part[:, 2] for part in found) for group, found in tiers.items()}
    wholes = {group: sum(part.sum(axis=1) for part in found) for group, found in tiers.items()}
    cells = (np.asarray(tops["white"]), np.asarray(wholes["white"]), np.asarray(tops["bme"]), np.asarray(wholes["bme"]))
    count, base, other_count, other_base = intervals.with_half_added(*cells)
    senior = _spans(RATIO, (count / base) / (other_count / other_base), intervals.ratio(*cells))
    steps = []
    for w, b in zip(tiers["white"], tiers["bme"], strict=True):
        found = progression.race_disparity_ratio((w[:, 0], w[:, 1], w[:, 2]), (b[:, 0], b[:, 1], b[:, 2]))[
            "lower_upper"
        ]
        steps.append(_spans(RATIO, found.ratio, Interval(found.low, found.high, found.method)))
    return [Figure((one,)) for one in senior], [Figure(pair) for pair in zip(*steps, strict=True)]


def _board(planted: Planted, draws: int, random: Random) -> list[Figure]:
    """A board as likely to be BME as the workforce, over the ratio."""
    share = planted.bme_share
    seats = random.binomial(_SEATS, min(1.0, share / planted.of("board")), draws).astype(float)
    whole = np.full(draws, float(planted.staff))
    bounds = intervals.difference(seats, np.full(draws, _SEATS), share * whole, whole)
    turned = Interval(-100 * bounds.high, -100 * bounds.low, bounds.method)
    return [Figure((one,)) for one in _spans(POINTS, 100 * (share - seats / _SEATS), turned)]
