"""Relative likelihood: which group stands on top of the fraction, as published and as a measure of harm.

Indicators 2 and 4 are published White over BME, 3 and 5 to 8 BME over White. The ratio of harm is turned so that
above 1 is worse for BME staff: for a bad thing (3, 5, 6, 8) BME over White, for a good one (2, 4, 7) White over BME.
Indicators 1 and 9 compare a share of BME people with a whole and are judged on the difference in points.
"""

from __future__ import annotations

from dataclasses import dataclass

WHITE_OVER_BME = "white/bme"
BME_OVER_WHITE = "bme/white"


@dataclass(frozen=True)
class Direction:
    """``published`` and ``harm`` name the fraction ('' where there is none); ``good``: the event is a good one."""

    published: str
    harm: str
    good: bool
    judged_on: str

    def harm_from_published(self, ratio: float) -> float:
        """The published ratio turned so that above 1 is worse for BME staff. ``ratio`` must be above 0."""
        return ratio if self.published == self.harm else 1.0 / ratio

    def harm_from_difference(self, points: float) -> float:
        """BME minus White (board minus workforce for indicator 9) turned so that above 0 is worse for BME staff."""
        return -points if self.good else points

    def harm_from_difference_interval(self, low: float, high: float) -> tuple[float, float]:
        """The interval of such a difference, turned alike."""
        return (-high, -low) if self.good else (low, high)


def direction(ratio: str, better: str) -> Direction:
    """The direction of an indicator from its definition: ``ratio`` as published, and what makes its level ``better``.

    A share of BME people (``board-workforce`` or ``none``) is good when higher, so a shortfall is the harm.
    """
    if ratio == WHITE_OVER_BME:
        return Direction(WHITE_OVER_BME, WHITE_OVER_BME, good=True, judged_on="ratio")
    if ratio == BME_OVER_WHITE:
        good = better == "higher"
        return Direction(BME_OVER_WHITE, WHITE_OVER_BME if good else BME_OVER_WHITE, good, judged_on="ratio")
    return Direction("", "", good=True, judged_on="difference")
